// What axe does not measure, because it is hidden from screen readers or is no text: letters of faces, dots, and the
// edges of what one types into. Answers with sentences about what is too faint.
() => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const paint = canvas.getContext('2d', { willReadFrequently: true });
  /** The colour that is seen where these lie on each other, the lowest first. */
  const mix = layers => {
    paint.fillStyle = '#fff';
    paint.fillRect(0, 0, 1, 1);
    layers.forEach(layer => {
      paint.fillStyle = layer;
      paint.fillRect(0, 0, 1, 1);
    });
    return paint.getImageData(0, 0, 1, 1).data.slice(0, 3);
  };
  const luminance = colour => {
    const [r, g, b] = [...colour].map(part => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)].sort((one, two) => two - one);
    return (x + 0.05) / (y + 0.05);
  };
  const grounds = element => {
    const found = [];
    for (let at = element; at !== null; at = at.parentElement) {
      found.unshift(getComputedStyle(at).backgroundColor);
    }
    return found;
  };
  const faint = [];
  const measure = (what, element, front, back, least) => {
    const ratio = contrast(mix([...back, front]), mix(back));
    if (element.checkVisibility() && ratio < least) {
      faint.push(`${what} has a contrast of ${ratio.toFixed(2)}, not ${least}: ${element.outerHTML.slice(0, 120)}`);
    }
  };
  document.querySelectorAll('.jp-CommunityFace').forEach(face => {
    measure('A face', face, getComputedStyle(face).color, grounds(face), 4.5);
  });
  document.querySelectorAll('.jp-CommunityNew').forEach(mark => {
    measure('A dot', mark, getComputedStyle(mark, '::before').backgroundColor, grounds(mark), 3);
  });
  const fields = ':is(.jp-CommunityGuest, .jp-CommunityPanel) :is(textarea, select, input:not([type=checkbox], [type=radio]))';
  document.querySelectorAll(fields).forEach(field => {
    const around = grounds(field.parentElement);
    measure('The edge of a field', field, getComputedStyle(field).borderBlockStartColor, around, 3);
  });
  return faint;
}
