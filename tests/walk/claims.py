"""What it makes of a `World` to code a claim, which decides for itself where mentions and positions go."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reader.errors import BadValue, NotFound
from reader.model import Kind, Role, Stance, Voice
from tests.walk.model import Tag, World
from tests.walk.verbs import UNSAID, Problems


def code_claim(world: World, statement: int, said: dict[str, Any], pointed: dict[str, Any]) -> dict[str, Any]:
    """What is said, as the entries that it names; the rest is left to `coded`."""
    problems = Problems()
    stance, voice = problems.member(Stance, said["stance"]), problems.member(Voice, said["voice"])
    role = problems.member(Role, pointed.get("role", Role.SPEAKER))
    speaker = problems.entry(world, "actor", said["speaker"])
    issue = problems.entry(world, "issue", said["issue"])
    problems.note(NotFound, statement not in world.tags)
    problems.note(BadValue, statement in world.tags and world.tags[statement].kind is not Kind.STATEMENT)
    mention, position = pointed.get("mention"), pointed.get("position")
    needed = {(mention, role)} if said["speaker"] is not UNSAID else set()
    needed |= {(position, "")} if not said["stance"] is said["issue"] is UNSAID else set()
    for tag, kind in needed:
        problems.note(BadValue, tag is not None and world.links.get((statement, tag)) != kind)
        problems.note(NotFound, tag is not None and tag not in world.tags)
    problems.stop()
    found = {"speaker": speaker, "stance": stance, "issue": issue, "voice": voice, "note": said.get("note", UNSAID)}
    own = {name: found[name] for name in ("voice", "note") if found[name] is not UNSAID}
    world.tags[statement] = replace(world.tags[statement], **own)
    return found


def coded(
    before: World, after: World, coder: str, statements: Sequence[int], said: dict[str, Any], pointed: dict[str, Any]
) -> None:
    """Whether these statements are coded as was said, and all that is not theirs is as it was."""
    ours = set(statements)
    near = {i for world in (before, after) for (one, i) in world.links if one in ours} | ours
    assert before.tags.keys() <= after.tags.keys(), "a tag is gone"
    for i in before.tags.keys() - near:
        assert before.tags[i] == after.tags[i], f"the tag {i} was changed, and is none of the claim"
    for i in after.tags.keys() - before.tags.keys() - ours:
        assert after.tags[i].coder == coder
        homes = [one for one, _ in after.statements_of(i)]
        assert homes, "a new tag is tied to nothing"
        assert set(homes) <= ours, "a new tag is tied to another statement"
        for one in homes:
            _stands_there(before, after, after.tags[i], after.tags[one])
    for i, tag in after.tags.items():
        if tag.kind is Kind.STATEMENT and i not in ours:
            _says_no_less(before, after, i)
    for i in ours:
        _said(before, after, i, said, pointed, len(statements) > 1)


def _stands_there(before: World, after: World, new: Tag, statement: Tag) -> None:
    """A new tag stands in the sentences of its statement, or where one stood that it shared with other statements."""
    shared = [before.tags[i] for one, i in before.links if one == statement.id]
    if (new.start, new.end) in [(tag.start, tag.end) for tag in shared]:
        return
    first = after.sentence_at(statement.article, statement.start)
    last = after.sentence_at(statement.article, statement.end - 1)
    start = min([statement.start, *([first.start] if first else [])])
    end = max([statement.end, *([last.end] if last else [])])
    assert start <= new.start < new.end <= end, "a new tag stands outside of the statement's sentences"


def _says_no_less(before: World, after: World, statement: int) -> None:
    """Another statement says what it said: of a tag that it shares, what was not coded may be, and nothing else."""
    mine = [{other: role for (one, other), role in w.links.items() if one == statement} for w in (before, after)]
    assert mine[0] == mine[1], f"the statement {statement} is tied to other tags now"
    for i in mine[0]:
        old, new = before.tags[i], after.tags[i]
        filled = {n: getattr(new, n) for n in ("actor", "issue", "stance") if getattr(old, n) is None}
        assert replace(old, **filled) == new, f"the statement {statement} says something else now"


def _said(
    before: World, after: World, statement: int, said: dict[str, Any], pointed: dict[str, Any], many: bool
) -> None:
    role = Role(pointed.get("role") or Role.SPEAKER)
    heard, held = (after.tied_to(statement, r) for r in (role, ""))
    were = {r: before.tied_to(statement, r) if statement in before.tags else [] for r in (role, "")}
    speaker, position = said["speaker"], {n: said[n] for n in ("stance", "issue") if said[n] is not UNSAID}
    is_new = {n: bool(pointed.get("another")) and pointed.get(n) is None for n in ("mention", "position")}
    if speaker is UNSAID:
        assert heard == were[role], "a speaker was changed"
    elif speaker is not None:
        assert speaker in [t.actor for t in heard], "the speaker is not coded"
        if not many:
            most = len(were[role]) + 1 if is_new["mention"] or not were[role] else len(were[role])
            assert len(heard) == most, "there is one mention too many, or too few"
    elif not many and len(were[role]) == 1 and not is_new["mention"]:
        assert [t.actor for t in heard] in ([], [None]), "the speaker was not taken away"
    if not position:
        assert held == were[""], "a position was changed"
    elif any(value is not None for value in position.values()):
        found = [t for t in held if all(getattr(t, name) == value for name, value in position.items())]
        assert found, "the position is not coded"
        if not many:
            assert len(held) == len(were[""]) + (is_new["position"] or not were[""]), "there are other positions"
        if not many and len(were[""]) == 1 and not is_new["position"]:
            for name in {"stance", "issue"} - position.keys():
                assert getattr(held[0], name) == getattr(were[""][0], name), f"the {name} was not kept"
    elif not many and len(were[""]) == 1 and not is_new["position"]:
        assert all(getattr(held[0], name) is None for name in position), "the position was not taken away"
