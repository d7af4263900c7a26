"""What kinds, stances, voices, roles, types and states are called in the person's language, and their signs."""

from reader.model import ActorType, Annotation, Kind, Role, Stance, Status, Voice
from ui.language import tr

SIGNS = {Stance.SUPPORT: "+", Stance.NEUTRAL: "0", Stance.OPPOSE: "−", None: ""}


def kind_name(kind: Kind) -> str:
    return {Kind.STATEMENT: tr("Statement"), Kind.ACTOR: tr("Actor"), Kind.POSITION: tr("Position")}[kind]


def stance_name(stance: Stance | None) -> str:
    if stance is None:
        return tr("not yet coded")
    return {Stance.SUPPORT: tr("support"), Stance.NEUTRAL: tr("neutral"), Stance.OPPOSE: tr("oppose")}[stance]


def voice_name(voice: Voice | None) -> str:
    if voice is None:
        return tr("not yet coded")
    return {Voice.DIRECT: tr("direct quotation"), Voice.INDIRECT: tr("indirect quotation"), Voice.ACT: tr("act")}[voice]


def role_name(role: Role) -> str:
    return {Role.SPEAKER: tr("speaker"), Role.ADDRESSEE: tr("addressee")}[role]


def type_name(type_: ActorType) -> str:
    return {
        ActorType.PERSON: tr("person"),
        ActorType.ORGANISATION: tr("organisation"),
        ActorType.COUNTRY: tr("country"),
        ActorType.GROUP: tr("group"),
    }[type_]


def status_name(status: Status) -> str:
    return {Status.NEW: tr("New"), Status.IN_WORK: tr("In progress"), Status.DONE: tr("Done")}[status]


def description(mark: Annotation) -> str:
    """A mark in a line: its kind, what it is coded as, who did it."""
    parts = [kind_name(mark.kind)]
    if mark.kind is Kind.ACTOR:
        parts.append(mark.actor or tr("not yet coded"))
    elif mark.kind is Kind.POSITION:
        parts += [stance_name(mark.stance), mark.issue or ""]
    return " · ".join(part for part in (*parts, mark.coder) if part)
