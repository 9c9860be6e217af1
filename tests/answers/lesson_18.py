"""Answers to the exercises of lesson 18."""

import collections
import time as clock
from typing import ClassVar

from helpers import check


def counted(times, now):
    if sum(now - time < 60 for time in times) >= 3:
        return False
    times.append(now)
    return True


def cleaned(times, now):
    """Old times are thrown away, which nobody asked for and nobody minds."""
    while times and times[0] <= now - 60:
        times.pop(0)
    if len(times) < 3:
        times.append(now)
        return True
    return False


def third_from_the_end(times, now):
    free = len(times) < 3 or now - times[-3] >= 60
    if free:
        times += [now]
    return free


def in_place(times, now):
    times[:] = [time for time in times if now - time < 60]
    if len(times) >= 3:
        return False
    times.insert(0, now)
    return True


def kept_and_filled(times, now):
    """Written otherwise: the list is emptied and filled again."""
    recent = [time for time in times if time > now - 60]
    times.clear()
    times.extend(recent + [now] * (len(recent) < 3))
    return len(recent) < 3


def from_the_end(times, now):
    """Written otherwise: with a counter, the latest first."""
    count = 0
    for time in reversed(times):
        if now - time >= 60:
            break
        count += 1
    if count == 3:
        return False
    times.append(now)
    return True


def by_the_minute(times, now):
    """The minute of the clock is counted, and not the last 60 seconds."""
    if sum(time // 60 == now // 60 for time in times) >= 3:
        return False
    times.append(now)
    return True


def with_a_pause(times, now):
    """Twenty seconds between two questions are something else."""
    if times and now - times[-1] < 20:
        return False
    times.append(now)
    return True


def a_new_list(times, now):
    times = [time for time in times if now - time < 60]
    if len(times) >= 3:
        return False
    times.append(now)
    return True


def never_added(times, now):
    return len(times) < 3


def refused_count(times, now):
    """Whoever tries too early waits longer."""
    free = sum(now - time < 60 for time in times) < 3
    times.append(now)
    return free


def a_second_too_long(times, now):
    if sum(now - time <= 60 for time in times) >= 3:
        return False
    times.append(now)
    return True


def four(times, now):
    if sum(now - time < 60 for time in times) > 3:
        return False
    times.append(now)
    return True


def for_ever(times, now):
    if len(times) >= 3:
        return False
    times.append(now)
    return True


def emptied(times, now):
    """Three in each full minute, and six around its end."""
    if times and now - times[0] >= 60:
        times.clear()
    if len(times) >= 3:
        return False
    times.append(now)
    return True


def says_nothing(times, now):
    if sum(now - time < 60 for time in times) < 3:
        times.append(now)
        return True


def by_the_clock(times, now):
    if sum(clock.monotonic() - time < 60 for time in times) >= 3:
        return False
    times.append(clock.monotonic())
    return True


def remembering_all():
    """Return a function with one list for all visitors."""
    everybody = []

    def allowed(times, now):
        if not counted(everybody, now):
            return False
        times.append(now)
        return True

    return allowed


class Solution:
    def __init__(self, each, everyone):
        self.each = each
        self.everyone = everyone
        self.left = {}

    def reserve(self, visitor, most):
        left = self.left.get(visitor, self.each)
        if most > left or most > self.everyone:
            return False
        self.left[visitor] = left - most
        self.everyone -= most
        return True

    def settle(self, visitor, most, cost):
        self.left[visitor] += most - cost
        self.everyone += most - cost


class Spent:
    """What was spent is counted upwards."""

    def __init__(self, each, everyone):
        self.limits = each, everyone
        self.spent = collections.Counter()

    def reserve(self, visitor, most):
        each, everyone = self.limits
        if self.spent[visitor] + most > each or self.spent.total() + most > everyone:
            return False
        self.spent[visitor] += most
        return True

    def settle(self, visitor, most, cost):
        self.spent[visitor] -= most - cost


class Budget:
    """That of the lesson."""

    def __init__(self, dollars):
        self.left = dollars

    def reserve(self, most):
        if most > self.left:
            return False
        self.left -= most
        return True

    def settle(self, most, cost):
        self.left += most - cost


class OfBudgets:
    """One budget of the lesson for each, and one for all."""

    def __init__(self, each, everyone):
        self.everyone = Budget(everyone)
        self.visitors = collections.defaultdict(lambda: Budget(each))

    def reserve(self, visitor, most):
        own = self.visitors[visitor]
        if not own.reserve(most):
            return False
        if not self.everyone.reserve(most):
            own.settle(most, 0)
            return False
        return True

    def settle(self, visitor, most, cost):
        self.visitors[visitor].settle(most, cost)
        self.everyone.settle(most, cost)
        return self


class TheSmaller(Solution):
    """Written otherwise: the smaller of two budgets decides."""

    def reserve(self, visitor, most):
        left = self.left.setdefault(visitor, self.each)
        enough = most <= min(left, self.everyone)
        if enough:
            self.left[visitor] -= most
            self.everyone -= most
        return enough


class AsData:
    """Written otherwise: one dictionary, in which everyone has a place too."""

    def __init__(self, each, everyone):
        self.each = each
        self.left = {None: everyone}

    def reserve(self, visitor, most):
        self.left.setdefault(visitor, self.each)
        if any(self.left[name] < most for name in (visitor, None)):
            return False
        for name in (visitor, None):
            self.left[name] -= most
        return True

    def settle(self, visitor, most, cost):
        for name in (visitor, None):
            self.left[name] += most - cost


class OneIsEnough(Solution):
    """One budget of the two has to suffice."""

    def reserve(self, visitor, most):
        left = self.left.get(visitor, self.each)
        if most > left and most > self.everyone:
            return False
        self.left[visitor] = left - most
        self.everyone -= most
        return True


class ZeroIsNew(Solution):
    """Nothing left counts as nothing known, so the visitor begins again."""

    def reserve(self, visitor, most):
        left = self.left.get(visitor) or self.each
        if most > left or most > self.everyone:
            return False
        self.left[visitor] = left - most
        self.everyone -= most
        return True


class Stub(Solution):
    def reserve(self, visitor, most):
        return True

    def settle(self, visitor, most, cost):
        pass


class OneForAll(Solution):
    """As in the lesson: whoever comes first takes it all."""

    def reserve(self, visitor, most):
        if most > self.each:
            return False
        self.each -= most
        return True


class Below(Solution):
    def reserve(self, visitor, most):
        left = self.left.get(visitor, self.each)
        if most >= left or most >= self.everyone:
            return False
        return super().reserve(visitor, most)


class NobodyTogether(Solution):
    def reserve(self, visitor, most):
        self.everyone = float("inf")
        return super().reserve(visitor, most)


class TakesFirst(Solution):
    def reserve(self, visitor, most):
        self.left[visitor] = self.left.get(visitor, self.each) - most
        self.everyone -= most
        return self.left[visitor] >= 0 and self.everyone >= 0


class TakesTheVisitorsFirst(Solution):
    def reserve(self, visitor, most):
        left = self.left.get(visitor, self.each)
        if most > left:
            return False
        self.left[visitor] = left - most
        if most > self.everyone:
            return False
        self.everyone -= most
        return True


class TakesEveryonesFirst(Solution):
    def reserve(self, visitor, most):
        if most > self.everyone:
            return False
        self.everyone -= most
        left = self.left.get(visitor, self.each)
        if most > left:
            return False
        self.left[visitor] = left - most
        return True


class AllBack(Solution):
    def settle(self, visitor, most, cost):
        super().settle(visitor, most, 0)


class NothingBack(Solution):
    def settle(self, visitor, most, cost):
        pass


class CostBack(Solution):
    def settle(self, visitor, most, cost):
        super().settle(visitor, most, most - cost)


class BackToVisitor(Solution):
    def settle(self, visitor, most, cost):
        self.left[visitor] += most - cost


class AllBackToEveryone(Solution):
    def settle(self, visitor, most, cost):
        self.left[visitor] += most - cost
        self.everyone += most


class ClassWide(Solution):
    """One dictionary for all pages."""

    kept: ClassVar[dict] = {}

    def __init__(self, each, everyone):
        super().__init__(each, everyone)
        self.left = self.kept


class OneQuestionEach(Solution):
    def reserve(self, visitor, most):
        return visitor not in self.left and super().reserve(visitor, most)


class SaysNothing(Solution):
    def reserve(self, visitor, most):
        if super().reserve(visitor, most):
            return True


class WithoutVisitor(Solution):
    def reserve(self, most):
        return True


class Forgets(Solution):
    def settle(self, visitor, most, cost):
        self.lefts[visitor] += most - cost


class WithoutSettle:
    def __init__(self, each, everyone):
        self.each = each

    def reserve(self, visitor, most):
        return most <= self.each


RIGHT = [
    *(
        (check.allowed, (function,))
        for function in (counted, cleaned, third_from_the_end, in_place, kept_and_filled, from_the_end)
    ),
    *((check.budgets, (made,)) for made in (Solution, Spent, OfBudgets, TheSmaller, AsData)),
]
WRONG = [
    (check.allowed, (None,), "not a function", "함수가 아니"),
    (check.allowed, (lambda times: True,), "with 2 value(s)", "2"),
    (check.allowed, (lambda times, now: True,), "the list is as it was", "리스트가 그대로"),
    (check.allowed, (a_new_list,), "the list is as it was", "리스트가 그대로"),
    (check.allowed, (never_added,), "the list is as it was", "리스트가 그대로"),
    (check.allowed, (refused_count,), "added that time all the same", "그 시각을 더했어요"),
    (check.allowed, (a_second_too_long,), "exactly 60 seconds old", "정확히 60초 전의"),
    (check.allowed, (four,), "there were three in the last 60 seconds", "이미 세 개예요"),
    (check.allowed, (for_ever,), "from the last 60 seconds is only 2", "질문은 2개뿐"),
    (check.allowed, (emptied,), "the list should have [10.0, 20.0, 60.0]", "[10.0, 20.0, 60.0]"),
    (check.allowed, (says_nothing,), "type NoneType", "타입: NoneType"),
    (check.allowed, (by_the_clock,), "the list should have", "있어야 할 값은"),
    (check.allowed, (remembering_all(),), "no time of the last 60 seconds", "60초의 시각이 하나도 없는"),
    (check.allowed, (lambda times, now: False,), "no time of the last 60 seconds", "60초의 시각이 하나도 없는"),
    (
        check.allowed,
        (by_the_minute,),
        "accepted at [10.0, 20.0, 60.0], so at 61.0",
        "[10.0, 20.0, 60.0]이니, 61.0초에는",
    ),
    (check.allowed, (with_a_pause,), "is only 1: [0.0]", "질문은 1개뿐"),
    (check.budgets, (OneIsEnough,), "less than 0.5 dollars left", "남은 돈이 0.5달러보다 적은데"),
    (check.budgets, (ZeroIsNew,), "less than 0.5 dollars left", "남은 돈이 0.5달러보다 적은데"),
    (check.budgets, (None,), "should be the class itself", "클래스여야 해요"),
    (check.budgets, (Solution(1, 2),), "should be the class itself", "클래스여야 해요"),
    (check.budgets, (WithoutSettle,), "no method settle", "settle 메서드가 없어요"),
    (check.budgets, (Budget,), "Budgets stopped with an error", "Budgets"),
    (check.budgets, (WithoutVisitor,), "with 2 value(s)", "2"),
    (check.budgets, (Stub,), "less than 0.5 dollars left", "남은 돈이 0.5달러보다 적은데"),
    (check.budgets, (Below,), "exactly as much as is left", "정확히 같으면"),
    (check.budgets, (OneForAll,), "Joon, who is new, could not ask", "새로 온 준호도"),
    (check.budgets, (ClassWide,), "on a second page", "두 번째 페이지"),
    (check.budgets, (TakesFirst,), "then had less than 0.25", "0.25달러보다 줄었어요"),
    (check.budgets, (NobodyTogether,), "all visitors together have 1.5", "모두의 예산은 1.5달러"),
    (check.budgets, (TakesTheVisitorsFirst,), "the budget for everyone was too small", "두 예산에 다 있는 0.5달러"),
    (check.budgets, (TakesEveryonesFirst,), "became smaller all the same", "모두의 예산이 줄었어요"),
    (check.budgets, (OneQuestionEach,), "then had less than 0.25", "0.25달러보다 줄었어요"),
    (check.budgets, (AllBack,), "Mina has more than she should", "민아의 예산이 너무 많아요"),
    (check.budgets, (NothingBack,), "should give 0.375 back", "0.375달러를 돌려놓아야"),
    (check.budgets, (CostBack,), "should give 0.375 back", "0.375달러를 돌려놓아야"),
    (check.budgets, (BackToVisitor,), "not to the budget for everyone", "민아에게만 돌려놓고"),
    (check.budgets, (AllBackToEveryone,), "the budget for everyone is larger", "모두의 예산이 너무 많아요"),
    (check.budgets, (SaysNothing,), "type NoneType", "타입: NoneType"),
    (check.budgets, (Forgets,), "settle stopped with an error", "settle"),
]
