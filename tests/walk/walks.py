"""One way through each public verb, with arguments that fit and some that do not.

`WAYS` has them by the verb that they walk, `IN_STEPS` those of them that can be a part of a larger step. `QUESTIONS`
are the public names that change nothing, or that the walk as a whole is made of.
"""

from tests.walk import book_ways, coding_ways, record_ways, step_ways, text_ways
from tests.walk.choosing import Way

IN_STEPS: dict[str, Way] = {
    "Project.add_article": coding_ways.add_article,
    "Project.add_articles": coding_ways.add_articles,
    "Project.edit_article": coding_ways.edit_article,
    "Project.delete_article": coding_ways.delete_article,
    "Project.tag": coding_ways.tag,
    "Project.untag": coding_ways.untag,
    "Project.resize": coding_ways.resize,
    "Project.edit_annotation": coding_ways.edit_annotation,
    "Project.link": coding_ways.link,
    "Project.unlink": coding_ways.unlink,
    "Project.code_claim": coding_ways.code_claim,
    "Project.code_claims": coding_ways.code_claims,
    "Project.remove_claim": coding_ways.remove_claim,
    "Project.remember": step_ways.remember,
    "Project.set_rules": step_ways.set_rules,
    "Codebook.add_actor": book_ways.adder("actor"),
    "Codebook.add_issue": book_ways.adder("issue"),
    "Codebook.edit_actor": book_ways.editor("actor"),
    "Codebook.edit_issue": book_ways.editor("issue"),
    "Codebook.delete": book_ways.delete_entries,
    "Codebook.merge": book_ways.merge,
    "Codebook.split": book_ways.split,
    "Codebook.import_rows": book_ways.import_rows,
    "Texts.correct": text_ways.correct,
    "Texts.place": text_ways.place,
    "Texts.drop": text_ways.drop,
    "Texts.merge_sentences": text_ways.merge_sentences,
    "Texts.split_sentence": text_ways.split_sentence,
    "Texts.mark_boilerplate": text_ways.mark_boilerplate,
    "Texts.cut_again": text_ways.cut_again,
    "Texts.cut_untagged": text_ways.cut_untagged,
}
WAYS: dict[str, Way] = {
    **IN_STEPS,
    "Project.step": step_ways.group(IN_STEPS),
    "Project.undo": step_ways.undo,
    "Project.redo": step_ways.redo,
    "undo and redo": step_ways.undo_all,
    "Project.close": step_ways.reopen,
    "Project.reopen": step_ways.go_on,
    "Project.save_copy": step_ways.save_copy,
    "Record.undo_to": record_ways.undo_to,
    "Record.restore": record_ways.restore,
    "Record.compact": record_ways.compact,
    "Project.open": step_ways.read_only(IN_STEPS),
    "Project.twin": step_ways.twin,
    "Project.create": step_ways.create,
    "Project.changed_elsewhere": step_ways.changed_elsewhere,
}

OFTEN = (  # what a project is made of comes more often
    *("Project.tag", "Project.tag", "Project.tag", "Project.code_claim", "Project.code_claim", "Project.link"),
    *("Project.undo", "Project.redo", "Project.step", "Texts.correct", "Record.undo_to"),
)
QUESTIONS = {
    "Project": {
        *(
            "path",
            "articles",
            "article",
            "library",
            "article_ids",
            "article_lines",
            "changes_of_others",
            "blocks",
            "sentences",
            "orphans",
            "annotations",
            "annotations_by_id",
            "annotations_on",
            *("pieces", "annotations_from", "annotations_around", "annotation_beside", "count_annotations"),
            *("start_after", "titles", "rows_of"),
        ),
        *("annotation", "claims", "next_gap", "known_actor", "last_said", "claim_keys", "claim_rows", "claim_values"),
        *("follow_claims", "wait_for_others", "annotation_starts"),
        *("claim_export", "search", "filter_articles", "filter_choices", "actors", "issues", "export_rows"),
        *("count_rows", "info", "check", "findings", "reprints", "rules", "recall", "coder", "next_size", "next_undo"),
        *(
            "read_only",
            "next_redo",
            "last_step",
            "steps",
            "on_change",
            "before_long_step",
            "codebook",
            "texts",
            "record",
        ),
    },
    "Codebook": {"actor", "issue", "uses", "annotations", "examples", "preview_merge"},
    # The last three are parts of other verbs.
    "Texts": {"preview", "hits", "sentence_at", "untagged", "add", "delete", "edit_details"},
    "Record": {
        *("steps", "numbers", "entries", "details", "coders", "restorable", "way_back", "size", "rows"),
    },
}


def verbs() -> list[str]:
    """Those that have a way of their own, or are walked within another one."""
    return sorted({verb for verb in WAYS if "." in verb} | {"Project.in_memory"})
