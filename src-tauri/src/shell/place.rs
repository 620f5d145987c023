//! Where the bar stands. Pure: rectangles in, rectangles out, all in physical pixels.

use ringside_ipc::EdgeWord;
use serde::{Deserialize, Serialize};

/// A rectangle on the desktop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Area {
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl Area {
    fn right(self) -> i64 {
        i64::from(self.x) + i64::from(self.width)
    }

    fn bottom(self) -> i64 {
        i64::from(self.y) + i64::from(self.height)
    }

    /// The pixels both cover.
    fn shared(self, other: Self) -> i64 {
        let width = self.right().min(other.right()) - i64::from(self.x.max(other.x));
        let height = self.bottom().min(other.bottom()) - i64::from(self.y.max(other.y));
        width.max(0) * height.max(0)
    }
}

/// Moves `wanted` so that it lies inside the screen it covers most, the first one when it covers none. It is made
/// smaller only where the screen is. `screens` are the parts not taken by the system's own bars; without any, the
/// wish stands.
pub(crate) fn fit(wanted: Area, screens: &[Area]) -> Area {
    let Some(screen) = screen_of(wanted, screens) else { return wanted };
    let width = wanted.width.min(screen.width);
    let height = wanted.height.min(screen.height);
    Area {
        x: along(wanted.x, width, screen.x, screen.width),
        y: along(wanted.y, height, screen.y, screen.height),
        width,
        height,
    }
}

/// The same at an edge of that screen; where along the edge is as it was.
pub(crate) fn dock(wanted: Area, edge: EdgeWord, screens: &[Area]) -> Area {
    let Some(screen) = screen_of(wanted, screens) else { return wanted };
    let mut area = fit(wanted, &[screen]);
    match edge {
        EdgeWord::Left => area.x = screen.x,
        EdgeWord::Right => area.x = along(i32::MAX, area.width, screen.x, screen.width),
        EdgeWord::Top => area.y = screen.y,
        EdgeWord::Bottom => area.y = along(i32::MAX, area.height, screen.y, screen.height),
    }
    area
}

/// The screen an area covers most, the first one when it covers none.
fn screen_of(area: Area, screens: &[Area]) -> Option<Area> {
    let mut best: Option<(Area, i64)> = None;
    for screen in screens {
        let shared = area.shared(*screen);
        if best.is_none_or(|(_, most)| shared > most) {
            best = Some((*screen, shared));
        }
    }
    best.map(|(screen, _)| screen)
}

/// The place of the first start: the right edge of the first screen, a quarter down, where it covers least of a page.
pub(crate) fn first(width: u32, height: u32, screens: &[Area]) -> Area {
    let Some(screen) = screens.first().copied() else { return Area { x: 0, y: 0, width, height } };
    let x = i32::try_from(screen.right() - i64::from(width)).unwrap_or(screen.x);
    let y = screen.y.saturating_add(i32::try_from(screen.height / 4).unwrap_or(0));
    fit(Area { x, y, width, height }, &[screen])
}

/// A corner of the bar's screen that the bar leaves free, `margin` from its edges; below it first, where notifications are
/// looked for.
pub(crate) fn beside(width: u32, height: u32, margin: u32, bar: Area, screens: &[Area]) -> Area {
    let Some(screen) = screen_of(bar, screens) else {
        return Area { x: bar.x, y: bar.y, width, height };
    };
    let end = |begin: i32, length: u32, part: u32| {
        i64::from(begin) + i64::from(length) - i64::from(part) - i64::from(margin)
    };
    let begin = |from: i32| i64::from(from) + i64::from(margin);
    let (right, bottom) = (end(screen.x, screen.width, width), end(screen.y, screen.height, height));
    let (left, top) = (begin(screen.x), begin(screen.y));
    let corner = |x: i64, y: i64| {
        let whole = |place: i64| i32::try_from(place).unwrap_or_default();
        fit(Area { x: whole(x), y: whole(y), width, height }, &[screen])
    };
    let corners = [corner(right, bottom), corner(right, top), corner(left, bottom), corner(left, top)];
    corners.into_iter().find(|area| area.shared(bar) == 0).unwrap_or(corners[0])
}

/// One axis of [`fit`]; `length` is at most `screen_length`.
fn along(position: i32, length: u32, screen: i32, screen_length: u32) -> i32 {
    let room = i32::try_from(screen_length - length).unwrap_or(i32::MAX);
    position.clamp(screen, screen.saturating_add(room))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LEFT: Area = Area { x: 0, y: 0, width: 1920, height: 1040 };
    const RIGHT: Area = Area { x: 1920, y: 0, width: 1280, height: 1024 };

    fn at(x: i32, y: i32) -> Area {
        Area { x, y, width: 340, height: 220 }
    }

    #[test]
    fn a_bar_inside_a_screen_stays_where_it_is() {
        assert_eq!(fit(at(2000, 40), &[LEFT, RIGHT]), at(2000, 40));
    }

    #[test]
    fn a_bar_across_two_screens_moves_to_the_one_it_covers_most() {
        assert_eq!(fit(at(1600, 40), &[LEFT, RIGHT]), at(1580, 40));
        assert_eq!(fit(at(1900, 40), &[LEFT, RIGHT]), at(1920, 40));
    }

    #[test]
    fn a_bar_on_a_screen_that_is_gone_comes_to_the_first() {
        assert_eq!(fit(at(2400, 900), &[LEFT]), at(1580, 820));
    }

    #[test]
    fn growing_at_the_foot_of_the_screen_moves_the_bar_up() {
        let grown = Area { height: 520, ..at(100, 820) };
        assert_eq!(fit(grown, &[LEFT]), Area { y: 520, ..grown });
    }

    #[test]
    fn without_a_known_screen_the_wish_stands() {
        assert_eq!(fit(at(-5000, 3), &[]), at(-5000, 3));
    }

    #[test]
    fn the_ring_card_comes_beside_the_bar_and_never_over_it() {
        let beside = |bar: Area| beside(320, 156, 12, bar, &[LEFT, RIGHT]);
        let card = |x: i32, y: i32| Area { x, y, width: 320, height: 156 };
        assert_eq!(beside(at(100, 100)), card(1588, 872));
        assert_eq!(beside(at(1580, 820)), card(1588, 12));
        let right_edge = Area { x: 1580, y: 0, width: 340, height: 1040 };
        assert_eq!(beside(right_edge), card(12, 872));
        assert_eq!(beside(at(2000, 40)), card(2868, 856));
    }

    #[test]
    fn a_docked_bar_keeps_to_its_edge_and_where_it_was_along_it() {
        let docked = |edge| dock(at(700, 300), edge, &[LEFT, RIGHT]);
        assert_eq!(docked(EdgeWord::Left), at(0, 300));
        assert_eq!(docked(EdgeWord::Right), at(1580, 300));
        assert_eq!(docked(EdgeWord::Top), at(700, 0));
        assert_eq!(docked(EdgeWord::Bottom), at(700, 820));
        // It grows away from the edge.
        let grown = Area { height: 520, ..at(700, 820) };
        assert_eq!(dock(grown, EdgeWord::Bottom, &[LEFT, RIGHT]), Area { y: 520, ..grown });
        // On another screen it is that one's edge.
        assert_eq!(dock(at(2100, 40), EdgeWord::Left, &[LEFT, RIGHT]), at(1920, 40));
        // And when that screen is unplugged, the other's.
        assert_eq!(dock(at(2860, 40), EdgeWord::Right, &[LEFT]), at(1580, 40));
    }

    #[test]
    fn the_first_place_is_at_the_right_edge() {
        assert_eq!(first(340, 220, &[LEFT, RIGHT]), at(1580, 260));
    }

    proptest! {
        #[test]
        fn wherever_it_was_a_docked_bar_is_wholly_on_a_screen_and_at_its_edge(
            x in any::<i32>(), y in any::<i32>(), width in any::<u32>(), height in any::<u32>(), edge in 0..4_usize,
        ) {
            let edge = [EdgeWord::Left, EdgeWord::Right, EdgeWord::Top, EdgeWord::Bottom][edge];
            let docked = dock(Area { x, y, width, height }, edge, &[LEFT, RIGHT]);
            let covered = i64::from(docked.width) * i64::from(docked.height);
            let screen = [LEFT, RIGHT].into_iter().find(|screen| docked.shared(*screen) == covered);
            let Some(screen) = screen else { return Err(TestCaseError::fail("not on a screen")) };
            let there = match edge {
                EdgeWord::Left => docked.x == screen.x,
                EdgeWord::Right => docked.right() == screen.right(),
                EdgeWord::Top => docked.y == screen.y,
                EdgeWord::Bottom => docked.bottom() == screen.bottom(),
            };
            prop_assert!(there);
        }

        #[test]
        fn the_ring_card_is_wholly_on_the_screen_of_the_bar(
            x in -500..4000_i32, y in -500..2000_i32, width in 1..2000_u32, height in 1..2000_u32,
        ) {
            let card = beside(width, height, 12, at(x, y), &[LEFT, RIGHT]);
            let covered = i64::from(card.width) * i64::from(card.height);
            prop_assert!(card.shared(LEFT) == covered || card.shared(RIGHT) == covered);
        }

        #[test]
        fn whatever_was_remembered_the_bar_is_wholly_on_a_screen(
            x in any::<i32>(), y in any::<i32>(), width in any::<u32>(), height in any::<u32>(),
        ) {
            let fitted = fit(Area { x, y, width, height }, &[LEFT, RIGHT]);
            let covered = i64::from(fitted.width) * i64::from(fitted.height);
            prop_assert!(fitted.shared(LEFT) == covered || fitted.shared(RIGHT) == covered);
        }
    }
}
