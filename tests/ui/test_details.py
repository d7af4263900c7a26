"""The details of an article, edited as a person does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from reader.model import Article, ArticleId, Origin, Status
from ui.dialogs.details import DetailsDialog, Values

Key = Qt.Key
ARTICLE = Article(
    id=ArticleId(4),
    guid="g4",
    title="Nelayan menolak tambang pasir laut di perairan Tanjung Api",
    source="Kabar Pesisir",
    author="Wulan Prameswari",
    published="2023-11-21T08:30:00+07:00",
    url="https://kabar.example/tambang",
    language="id",
    status=Status.IN_WORK,
    note="",
    created_at="2024-01-05T07:12:00.000Z",
    modified_at="2024-01-05T07:12:00.000Z",
    text="Nelayan menolak. Bupati mendukung.",
)


@pytest.fixture
def dialog(qtbot: QtBot) -> DetailsDialog:
    return opened(qtbot, DetailsDialog(ARTICLE, sentences=2))


def opened(qtbot: QtBot, dialog: DetailsDialog) -> DetailsDialog:
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def write(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)


def write_note(qtbot: QtBot, dialog: DetailsDialog, text: str) -> None:
    dialog.note.setFocus()
    for key in (Key.Key_F2, *text):
        focused = dialog.focusWidget()
        assert focused is not None
        if isinstance(key, str):
            qtbot.keyClicks(focused, key)
        else:
            qtbot.keyClick(focused, key)


def test_saving_untouched_details_changes_nothing(dialog: DetailsDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.title, Key.Key_Return)
    assert dialog.result() == DetailsDialog.DialogCode.Accepted
    assert dialog.changed() == {}
    assert dialog.values()["published"] == "2023-11-21T08:30:00+07:00"


def test_what_is_written_is_what_is_kept(dialog: DetailsDialog, qtbot: QtBot) -> None:
    write(qtbot, dialog.title, "  Bupati mendukung tambang ")
    write(qtbot, dialog.author, "Raka Aditya")
    write_note(qtbot, dialog, "cek lagi")
    dialog.status.setCurrentIndex(dialog.status.findData(Status.DONE))
    assert dialog.changed() == {
        "title": "Bupati mendukung tambang",
        "author": "Raka Aditya",
        "note": "cek lagi",
        "status": Status.DONE,
    }


def test_a_note_that_is_still_being_written_is_kept(dialog: DetailsDialog, qtbot: QtBot) -> None:
    write_note(qtbot, dialog, "**cek** lagi")
    assert dialog.note.is_editing
    dialog.accept()
    assert dialog.changed() == {"note": "**cek** lagi"}


def test_a_long_note_is_shown_and_can_be_taken_away(qtbot: QtBot) -> None:

    dialog = opened(qtbot, DetailsDialog(ARTICLE._replace(note="Baris *satu*.\n\n" * 40), sentences=2))
    qtbot.waitUntil(lambda: dialog.buttons.geometry().top() > dialog.note.geometry().bottom() > 80)
    assert dialog.rect().contains(dialog.buttons.geometry())
    dialog.note.edit()
    field = dialog.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    field.selectAll()
    qtbot.keyClick(field, Key.Key_Delete)
    assert dialog.changed() == {"note": ""}


@pytest.mark.parametrize(("written", "kept"), [("2023-12-01", "2023-12-01"), ("1/12/2023", "2023-12-01")])
def test_a_date_is_understood(dialog: DetailsDialog, qtbot: QtBot, written: str, kept: str) -> None:
    write(qtbot, dialog.published, written)
    assert dialog.changed() == {"published": kept}


def test_a_date_can_be_taken_away(dialog: DetailsDialog, qtbot: QtBot) -> None:
    dialog.published.selectAll()
    qtbot.keyClick(dialog.published, Key.Key_Delete)
    assert dialog.changed() == {"published": None}


def test_a_date_that_is_none_is_refused_beside_its_field(dialog: DetailsDialog, qtbot: QtBot) -> None:
    write(qtbot, dialog.published, "31/02/2023")
    qtbot.keyClick(dialog.published, Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.published_error.isVisible()
    assert "31/02/2023" in dialog.published_error.text()
    assert dialog.published.hasFocus()
    assert dialog.published.selectedText() == "31/02/2023"
    qtbot.keyClicks(dialog.published, "28/02/2023")
    assert dialog.published_error.isHidden()
    qtbot.keyClick(dialog.published, Key.Key_Return)
    assert dialog.result() == DetailsDialog.DialogCode.Accepted
    assert dialog.values()["published"] == "2023-02-28"


def test_a_long_refusal_is_seen_whole(dialog: DetailsDialog, qtbot: QtBot) -> None:
    write(qtbot, dialog.published, "dua puluh satu November tahun dua ribu dua puluh tiga pagi-pagi sekali")
    dialog.accept()
    qtbot.waitUntil(lambda: dialog.published_error.height() > 0)
    needed = dialog.published_error.heightForWidth(dialog.published_error.width())
    assert dialog.published_error.height() >= needed


def test_another_language_is_given_by_its_code(dialog: DetailsDialog, qtbot: QtBot) -> None:
    assert dialog.language_code.isHidden()
    dialog.language.setFocus()
    qtbot.keyClick(dialog.language, Key.Key_End)
    dialog.language.activated.emit(dialog.language.currentIndex())
    assert dialog.language_code.isVisible()
    write(qtbot, dialog.language_code, "bahasa")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.language_error.isVisible()
    write(qtbot, dialog.language_code, "JV")
    assert dialog.changed() == {"language": "jv"}


@pytest.mark.parametrize(("code", "shown"), [("ms", "Malay (ms)"), ("", "Not known"), ("ar", "Other…")])
def test_the_articles_language_is_picked(qtbot: QtBot, code: str, shown: str) -> None:

    dialog = opened(qtbot, DetailsDialog(ARTICLE._replace(language=code), sentences=2))
    assert dialog.language.currentText() == shown
    assert dialog.language_code.isVisible() == (code == "ar")
    assert dialog.changed() == {}


def test_a_refusal_from_outside_keeps_the_dialog_open(qtbot: QtBot) -> None:
    asked: list[Values] = []

    def check(values: Values) -> str | None:
        asked.append(values)
        return "This title is taken." if values["title"] == "Sama" else None

    dialog = opened(qtbot, DetailsDialog(ARTICLE, sentences=2, check=check))
    write(qtbot, dialog.title, "Sama")
    dialog.accept()
    assert dialog.isVisible()
    assert "This title is taken." in dialog.error.text()
    write(qtbot, dialog.title, "Lain")
    dialog.accept()
    assert dialog.result() == DetailsDialog.DialogCode.Accepted
    assert [values["title"] for values in asked] == ["Sama", "Lain"]


def test_each_detail_tells_where_it_was_found(qtbot: QtBot) -> None:

    origins = {"title": Origin.FILE, "published": Origin.TEXT, "source": Origin.NAME}
    dialog = opened(qtbot, DetailsDialog(ARTICLE._replace(origins=origins), sentences=2))
    told = {name: label.text() for name, label in dialog.origins.items() if label.isVisible()}
    assert told == {"title": "from the file", "published": "found in the text", "source": "from the file’s name"}
    write(qtbot, dialog.title, "Yang diketik")
    assert not dialog.origins["title"].isVisible()
    assert dialog.origins["source"].isVisible()


def test_another_language_finds_the_sentences_again_where_there_are_no_tags(
    dialog: DetailsDialog, qtbot: QtBot
) -> None:
    assert not dialog.language_note.isVisible()
    pick(dialog, "en")
    assert "split into sentences again" in dialog.language_note.text()
    assert dialog.language_note.isVisible()
    assert not dialog.cut_again.isVisible()
    assert not dialog.cuts_again
    pick(dialog, "id")
    assert not dialog.language_note.isVisible()


def test_with_tags_the_sentences_stay_unless_it_is_asked_for(qtbot: QtBot) -> None:
    dialog = opened(qtbot, DetailsDialog(ARTICLE, sentences=2, tagged=True))
    pick(dialog, "en")
    assert "are kept" in dialog.language_note.text()
    assert not dialog.cuts_again
    qtbot.keyClick(dialog.cut_again, Key.Key_Space)
    assert dialog.cuts_again
    pick(dialog, "id")
    assert not dialog.cuts_again


def test_a_reprint_names_its_first_print_and_is_unlinked(qtbot: QtBot) -> None:

    article = ARTICLE._replace(reprint_of=ArticleId(2))
    dialog = opened(qtbot, DetailsDialog(article, sentences=2, first_print="Tambang Ditolak"))
    assert dialog.reprint.text() == "“Tambang Ditolak”"
    assert dialog.changed() == {}
    qtbot.mouseClick(dialog.unlink, Qt.MouseButton.LeftButton)
    assert dialog.changed() == {"reprint_of": None}
    assert not dialog.unlink.isEnabled()


def pick(dialog: DetailsDialog, code: str) -> None:
    index = dialog.language.findData(code)
    dialog.language.setCurrentIndex(index)
    dialog.language.activated.emit(index)


def test_escape_keeps_everything_as_it_was(dialog: DetailsDialog, qtbot: QtBot) -> None:
    write(qtbot, dialog.title, "Lain")
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.isHidden()
    assert dialog.result() == DetailsDialog.DialogCode.Rejected


def test_the_facts_are_told(dialog: DetailsDialog) -> None:
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "34 characters, 2 sentences, added on 5 Jan 2024" in texts


def test_a_long_title_is_shown_from_its_start(dialog: DetailsDialog) -> None:
    assert dialog.title.cursorPosition() == 0


def test_tab_goes_through_the_fields_from_top_to_bottom(dialog: DetailsDialog, qtbot: QtBot) -> None:
    fields = [dialog.title, dialog.source, dialog.author, dialog.published, dialog.url]
    fields += [dialog.language, dialog.status, dialog.note]  # type: ignore[list-item]
    dialog.title.setFocus()
    for field in fields:
        qtbot.waitUntil(field.hasFocus)
        qtbot.keyClick(field, Key.Key_Tab)


def test_every_control_has_a_name_and_a_tip(dialog: DetailsDialog) -> None:
    kinds = (QLineEdit, QComboBox, QPlainTextEdit, QCheckBox)
    fields = [field for kind in kinds for field in dialog.findChildren(kind)]
    assert len(fields) == 10
    assert all(field.accessibleName() and field.toolTip() for field in fields)
    assert all(button.toolTip() for button in dialog.findChildren(QAbstractButton) if button.text())


def test_each_label_leads_to_its_field(dialog: DetailsDialog) -> None:
    led = {label.buddy() for label in dialog.findChildren(QLabel) if label.buddy()}
    assert {dialog.title, dialog.source, dialog.author, dialog.published, dialog.url} <= led
    assert {dialog.language, dialog.status, dialog.note} <= led
