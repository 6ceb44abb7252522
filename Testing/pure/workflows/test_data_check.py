"""A data check that was kept in a scene says the same as before, in every language."""

from __future__ import annotations

import json

from ctsuite.core.i18n import say
from ctsuite.core.profile import check, load
from ctsuite.workflows.data_check import DataCheck


def test_what_was_allowed_can_be_said_in_chinese_after_it_was_kept():
    profile = load("workflow.orthopaedic")
    findings = check(profile, {"Modality": "CT", "SliceSpacing": 4.0})
    kept = json.loads(json.dumps(DataCheck(profile.id, profile.title, findings).as_dict()))
    (finding,) = DataCheck.from_dict(kept).findings
    assert finding.allowed == "at most 3 mm" and say(finding.allowed, "zh-CN") == "至多 3 mm"


def test_a_check_by_requirements_that_are_gone_keeps_its_words():
    kept = DataCheck("workflow.gone", "Gone", ()).as_dict()
    finding = {
        "level": "should",
        "keyword": "KVP",
        "tag": None,
        "found": 9,
        "allowed": "ten",
        "reason": "Why.",
    }
    (found,) = DataCheck.from_dict({**kept, "findings": [finding]}).findings
    assert found.allowed == "ten"
