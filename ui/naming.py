"""Names for ears, where there is nothing to see that could be one."""

from PySide6.QtWidgets import QComboBox, QLabel


def name_by_label(*boxes: QComboBox) -> None:
    """Tell a screen reader what each of these is, by its accessible name; they lie in their parents by now.

    On Linux, Qt makes what is chosen in a combo box its name, and leaves the rest to a label. A hidden one does.
    """
    for box in boxes:
        hidden = QLabel(box.accessibleName(), box.parentWidget())
        hidden.setBuddy(box)
        hidden.hide()
