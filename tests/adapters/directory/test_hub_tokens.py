"""Whose token opens a session on a hub, and whose does not."""

from __future__ import annotations

import asyncio
import logging

import pytest

from jupyter_community.adapters.directory.hub import HubDirectory
from jupyter_community.core.errors import NotPermitted, SignedOut, Unavailable

from .fake_hub import COMMUNITY, SERVICE_TOKEN, USE, FakeHub, kernel_scopes, page_scopes, status


async def refused(directory: HubDirectory, token: str) -> NotPermitted:
    with pytest.raises(NotPermitted) as refusal:
        await directory.identify(token)
    return refusal.value


async def test_a_page_on_one_s_own_server_opens_a_session(hub: FakeHub, directory: HubDirectory) -> None:
    assert (await directory.identify(hub.token("ada"))).login == "ada"


async def test_an_admin_s_page_at_a_learner_s_server_is_visiting(hub: FakeHub, directory: HubDirectory) -> None:
    refusal = await refused(directory, hub.token("admin", page_scopes("admin", at="ada"), admin=True))
    assert refusal.code == "visiting"
    assert refusal.message == (
        "You are visiting ada’s server. Open this notebook on your own server to take part."
    )  # fmt: skip


async def test_a_visitor_whom_the_owner_no_longer_lets_in_is_not_at_home_either(
    hub: FakeHub, directory: HubDirectory
) -> None:
    """The owner keeps the visitor's token, and the hub drops the scope that gave the visit away."""
    scopes = [scope for scope in page_scopes("ada", at="mallory") if not scope.startswith("access:servers")]
    refusal = await refused(directory, hub.token("ada", scopes))
    assert refusal.code == "not_permitted"
    assert "your own server" in refusal.message


@pytest.mark.parametrize(
    ("login", "place"),
    [
        ("ada", "server=ada-l/"),
        ("ada-l", "server=ada/"),
        ("ada", "server=Ada/"),
        ("ada", "server=adа/"),  # a Cyrillic а
        ("jos\u00e9", "server=jose\u0301/"),  # the same letters, composed otherwise: another name to the hub
        ("ada", "server=bea/ada/"),
        ("ada", "server=bea/x!server=ada/"),
        ("ada", "user=bea"),
    ],
)
async def test_a_server_of_almost_the_same_name_is_somebody_else_s(
    hub: FakeHub, directory: HubDirectory, login: str, place: str
) -> None:
    refusal = await refused(directory, hub.token(login, [COMMUNITY, USE, f"access:servers!{place}"]))
    assert refusal.code == "visiting"


@pytest.mark.parametrize(
    "place",
    ["access:servers", "access:servers!group=nbgrader-seminar", "access:servers!service=ada", "access:servers!",
     "access:servers!server", "access:servers!server=", "access:servers!server=/ada", "access:servers!server=ada",
     "access:servers!user", "access:servers!=ada", "access:servers2!server=ada/", "access:server!server=ada/"],
)  # fmt: skip
async def test_a_token_that_does_not_say_whose_server_is_no_page_at_home(
    hub: FakeHub, directory: HubDirectory, place: str
) -> None:
    refusal = await refused(directory, hub.token("ada", [COMMUNITY, USE, place]))
    assert refusal.code == "not_permitted"


async def test_one_server_of_one_s_own_does_not_make_up_for_a_visit(hub: FakeHub, directory: HubDirectory) -> None:
    scopes = [*page_scopes("ada"), "access:servers!server=ben/"]
    assert (await refused(directory, hub.token("ada", scopes))).code == "visiting"


@pytest.mark.parametrize("server", ["ada/", "ada/second", "ada/ben"])
async def test_a_named_server_is_one_s_own(hub: FakeHub, directory: HubDirectory, server: str) -> None:
    token = hub.token("ada", [COMMUNITY, USE, f"access:servers!server={server}"])
    assert (await directory.identify(token)).login == "ada"


@pytest.mark.parametrize(
    "login", ["ada-lovelace", "ada.l", "ada@uni.example", "阿达", "ада", "a!b=c", "jos\u00e9", "jose\u0301"]
)
async def test_every_name_that_a_hub_allows_is_at_home_on_its_own_server(
    hub: FakeHub, directory: HubDirectory, login: str
) -> None:
    assert (await directory.identify(hub.token(login))).login == login


async def test_a_kernel_may_not_open_a_session(hub: FakeHub, directory: HubDirectory) -> None:
    refusal = await refused(directory, hub.token("ada", kernel_scopes("ada")))
    assert refusal.code == "not_permitted", "restarting the server would not help"


async def test_a_kernel_may_not_even_where_the_admin_gave_servers_the_permission(
    hub: FakeHub, directory: HubDirectory
) -> None:
    assert (await refused(directory, hub.token("ada", [*kernel_scopes("ada"), USE]))).code == "not_permitted"


async def test_a_refused_kernel_teaches_us_nothing_about_its_owner(hub: FakeHub, directory: HubDirectory) -> None:
    hub.groups = {"formgrade-seminar": ["ada"]}
    await refused(directory, hub.token("ada", kernel_scopes("ada")))
    await hub.stop()
    with pytest.raises(Unavailable):
        await directory.memberships("ada")


@pytest.mark.parametrize("name", ["other", "community"])
async def test_a_service_is_nobody_to_talk_to(hub: FakeHub, directory: HubDirectory, name: str) -> None:
    scopes = [*page_scopes(name), "access:servers", "access:services", USE]
    assert (await refused(directory, hub.token(name, scopes, kind="service"))).code == "not_permitted"


async def test_another_service_cannot_pass_on_the_token_that_a_person_gave_it(
    hub: FakeHub, directory: HubDirectory
) -> None:
    scopes = ["access:services!service=other", COMMUNITY, USE]
    assert (await refused(directory, hub.token("ada", scopes))).code == "not_permitted"


@pytest.mark.parametrize("missing", [COMMUNITY, USE])
async def test_a_page_older_than_the_permission_is_told_to_restart_its_server(
    hub: FakeHub, directory: HubDirectory, missing: str
) -> None:
    scopes = [scope for scope in page_scopes("ada") if scope != missing]
    refusal = await refused(directory, hub.token("ada", scopes))
    assert refusal.code == "restart_server"
    assert "Restart your server" in refusal.message
    assert "to get the new permission" in refusal.message


@pytest.mark.parametrize(
    "forged",
    ["access:services!service=community2", "access:services!service=communit", "access:services!service=Community",
     "access:services!service=", "access:services!service", "access:services!", "access:services!user=ada",
     "access:services!group=community", "access:services2", "access:services2!service=community",
     " access:services!service=community", "access:services!service=community ", "access:services!service=community!",
     "access:services!service=community/", "access:services!!service=community", "access:service!service=community",
     "read:services!service=community", "inherit"],
)  # fmt: skip
async def test_a_scope_that_looks_like_ours_does_not_reach_us(
    hub: FakeHub, directory: HubDirectory, forged: str
) -> None:
    token = hub.token("ada", ["access:servers!server=ada/", USE, forged])
    assert (await refused(directory, token)).code == "restart_server"


@pytest.mark.parametrize(
    "forged",
    ["custom:community:use2", "custom:community:us", "custom:community", "custom:community:", "custom:community:user",
     "Custom:community:use", "custom:community:use ", "custom:community:use!", "custom:community:use!user=ben",
     "custom:community:use!user", "custom:community:use!server=ben/", "custom:community:use!server=ada",
     "custom:community:use!group", "custom:community:use!=ada", "custom:community:admin", "custom:community:*",
     "xcustom:community:use"],
)  # fmt: skip
async def test_a_scope_that_looks_like_the_permission_is_none(
    hub: FakeHub, directory: HubDirectory, forged: str
) -> None:
    token = hub.token("ada", [COMMUNITY, "access:servers!server=ada/", forged])
    assert (await refused(directory, token)).code == "restart_server"


@pytest.mark.parametrize("reach", [COMMUNITY, "access:services"])
@pytest.mark.parametrize("use", ["", "!user=ada", "!server=ada/", "!group=nbgrader-seminar"])
async def test_the_forms_in_which_a_hub_gives_the_permission_all_count(
    hub: FakeHub, directory: HubDirectory, reach: str, use: str
) -> None:
    token = hub.token("ada", [reach, "access:servers!server=ada/", USE + use])
    assert (await directory.identify(token)).login == "ada"


async def test_an_expired_token_is_nobody_s(directory: HubDirectory) -> None:
    with pytest.raises(SignedOut):
        await directory.identify("expired")


@pytest.mark.parametrize("answer", [status(401), status(403), status(404), status(200, "null")])
async def test_whom_the_hub_does_not_know_is_signed_out(hub: FakeHub, directory: HubDirectory, answer) -> None:
    hub.instead["user"] = answer
    with pytest.raises(SignedOut):
        await directory.identify("some-token")


@pytest.mark.parametrize(
    "answer",
    [status(500), status(502), status(503, "<h1>Service unavailable</h1>"), status(429), status(400), status(204),
     status(200, "<h1>Log in</h1>"), status(200, "{"), status(200, "[]"), status(200, '{"kind": "user"}'),
     status(200, '{"kind": "user", "name": "ada", "scopes": "access:services"}')],
)  # fmt: skip
async def test_a_hub_in_trouble_is_not_a_hub_that_says_no(hub: FakeHub, directory: HubDirectory, answer) -> None:
    hub.instead["user"] = answer
    with pytest.raises(Unavailable) as refusal:
        await directory.identify("some-token")
    assert "Try again" in refusal.value.message


async def test_a_hub_that_is_away_is_unavailable(hub: FakeHub, directory: HubDirectory) -> None:
    token = hub.token("ada")
    await hub.stop()
    with pytest.raises(Unavailable):
        await directory.identify(token)


async def test_a_hub_that_does_not_answer_is_unavailable(hub: FakeHub) -> None:
    hub.hold("user")
    directory = HubDirectory(api=hub.url, token=SERVICE_TOKEN, service="community", titles={}, timeout=0.05)
    with pytest.raises(Unavailable):
        await directory.identify(hub.token("ada"))
    await directory.close()


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
async def test_a_token_is_never_taken_elsewhere(hub: FakeHub, directory: HubDirectory, code: int) -> None:
    hub.instead["user"] = status(code, Location=f"http://127.0.0.1:{hub.port}/elsewhere")
    with pytest.raises(Unavailable):
        await directory.identify(hub.token("ada"))
    assert hub.asked["elsewhere"] == 0


async def test_a_cookie_for_one_person_does_not_vouch_for_the_next(hub: FakeHub, directory: HubDirectory) -> None:
    hub.instead["user"] = status(403, Set_Cookie="jupyterhub-hub-login=ada; Path=/")
    with pytest.raises(SignedOut):
        await directory.identify("one")
    with pytest.raises(SignedOut):
        await directory.identify("another")
    assert hub.asked["user"] == 2
    assert not any("Cookie" in headers for headers in hub.headers)


async def test_the_environment_s_proxy_never_sees_a_token(hub: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    directory = HubDirectory(api=hub.url, token=SERVICE_TOKEN, service="community", titles={})
    assert (await directory.identify(hub.token("ada"))).login == "ada"
    await directory.close()


async def test_no_token_is_ever_written_to_a_log(
    hub: FakeHub, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    directory = HubDirectory(api=hub.url, token=f"{SERVICE_TOKEN}\n", service="community", titles={})
    tokens = [hub.token("ada"), hub.token("ada", kernel_scopes("ada")), "secret-but-wrong", "secret\r\nX: y", "sécret"]
    said = [repr(directory)]
    for answer in (None, status(500), status(302, Location="/elsewhere"), status(200, "{")):
        hub.instead = {} if answer is None else {"user": answer, "groups": answer}
        for token in tokens:
            said += map(repr, await asyncio.gather(directory.identify(token), return_exceptions=True))
        said += map(repr, await asyncio.gather(directory.memberships("nobody"), return_exceptions=True))
    await directory.close()
    assert "The hub does not answer as it should: status 500" in caplog.text
    for secret in [*tokens, SERVICE_TOKEN]:
        assert secret not in caplog.text
        assert secret not in "".join(said)
