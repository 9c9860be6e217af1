"""What forms that call the API share, beyond what their own tests see."""

from helpers.forms import parts


def test_updates_are_let_through_at_a_pace(monkeypatch):
    """The first at once, others when the last one was a moment ago, however fast the pieces come."""
    clock = [100.0]
    monkeypatch.setattr(parts.time, "monotonic", lambda: clock[0])
    pace = parts.Pace()
    allowed = []
    for _ in range(10):
        allowed.append(pace.allows())
        clock[0] += 0.02
    assert allowed == [True, False, False, True, False, False, True, False, False, True]
