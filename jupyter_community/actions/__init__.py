"""What a person may ask for. Every action makes the same five moves: load, permit, apply the rule, save, publish.

An action is a synchronous function over a transaction of the store. What it saves and what it publishes share that
transaction, so no event speaks of something that was rolled back and nothing saved stays unspoken.
"""
