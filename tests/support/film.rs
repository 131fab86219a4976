//! Pictures one after another as a GIF, and the few shades that keep pictures small. Decides nothing about looks.

use super::Studio;
use gif::{DisposalMethod, Encoder, Frame, Repeat};
use resvg::tiny_skia::Pixmap;
use std::collections::{BTreeMap, HashMap};

/// Red, green, blue, opacity.
type Pixel = [u8; 4];

/// At most this many shades, so that one index is left for "as before".
const SHADES: usize = 255;

/// A film being made: finished pictures with the time each is shown.
#[derive(Default)]
pub struct Film {
    pictures: Vec<(Pixmap, u16)>,
}

impl Film {
    /// Adds the screen with a caption, shown for `hundredths` of a second.
    pub fn take(
        &mut self,
        studio: &Studio,
        screen: &vt100::Screen,
        title: &str,
        caption: &str,
        hundredths: u16,
    ) {
        self.pictures
            .push((studio.pixels(screen, title, caption), hundredths));
    }

    /// The film, running in a loop.
    ///
    /// # Panics
    /// Without pictures, or if one is not of the first one's size.
    pub fn gif(&self) -> Vec<u8> {
        let mut shades = Shades::learn(self.pictures.iter().map(|(picture, _)| picture.data()));
        let (width, height) = self
            .pictures
            .first()
            .map(|(first, _)| (first.width(), first.height()))
            .expect("a picture");
        let side = |length: u32| u16::try_from(length).expect("a small picture");
        let mut palette: Vec<u8> = shades
            .known
            .iter()
            .flat_map(|shade| [shade[0], shade[1], shade[2]])
            .collect();
        palette.resize(256 * 3, 0);
        let mut out = Vec::new();
        let mut encoder =
            Encoder::new(&mut out, side(width), side(height), &palette).expect("memory");
        encoder.set_repeat(Repeat::Infinite).expect("memory");
        let mut before: &[u8] = &[];
        for (picture, hundredths) in &self.pictures {
            assert_eq!((picture.width(), picture.height()), (width, height));
            let frame = shades.changes(before, picture.data(), width as usize, *hundredths);
            encoder.write_frame(&frame).expect("memory");
            before = picture.data();
        }
        drop(encoder);
        out
    }
}

/// A picture as a PNG with a palette of the shades it needs most: a third of the size of one in true colour.
///
/// # Panics
/// Never for a picture that fits into memory.
pub fn png(picture: &Pixmap) -> Vec<u8> {
    let mut shades = Shades::learn([picture.data()]);
    let pixels = picture.data().as_chunks::<4>().0;
    let index = |pixel: &Pixel| u8::try_from(shades.index(*pixel)).expect("few shades");
    let indices: Vec<u8> = pixels.iter().map(index).collect();
    // The corners are see-through; a file holds their colours undimmed.
    let undimmed = |shade: &Pixel| {
        let [red, green, blue, opacity] = *shade;
        let undim = |part: u8| match u16::from(opacity) {
            0 => 0,
            opacity => u8::try_from(u16::from(part) * 255 / opacity).unwrap_or(u8::MAX),
        };
        [red, green, blue].map(undim)
    };
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(shades.known.iter().flat_map(undimmed).collect::<Vec<u8>>());
    encoder.set_trns(
        shades
            .known
            .iter()
            .map(|shade| shade[3])
            .collect::<Vec<u8>>(),
    );
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().expect("memory");
    writer.write_image_data(&indices).expect("memory");
    writer.finish().expect("memory");
    out
}

/// The shades chosen for a picture or a film.
struct Shades {
    known: Vec<Pixel>,
    nearest: HashMap<Pixel, usize>,
}

impl Shades {
    /// The most frequent shades that can be told apart, as many as there is room for.
    fn learn<'a>(pictures: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut counts: BTreeMap<Pixel, u64> = BTreeMap::new();
        for picture in pictures {
            for run in picture.as_chunks::<4>().0.chunk_by(|a, b| a == b) {
                *counts.entry(run[0]).or_default() += run.len() as u64;
            }
        }
        let mut frequent: Vec<(Pixel, u64)> = counts.into_iter().collect();
        frequent.sort_by_key(|&(pixel, count)| (std::cmp::Reverse(count), pixel));
        let mut apart = 4;
        loop {
            let mut known: Vec<Pixel> = Vec::new();
            for &(pixel, _) in &frequent {
                if known.iter().all(|shade| distance(*shade, pixel) > apart) {
                    known.push(pixel);
                }
            }
            if known.len() <= SHADES {
                return Self {
                    known,
                    nearest: HashMap::new(),
                };
            }
            apart = apart * 3 / 2;
        }
    }

    fn index(&mut self, pixel: Pixel) -> usize {
        let known = &self.known;
        *self.nearest.entry(pixel).or_insert_with(|| {
            (0..known.len())
                .min_by_key(|&index| distance(known[index], pixel))
                .unwrap_or(0)
        })
    }

    /// The rectangle in which the picture differs from the one before, and nothing else.
    fn changes(
        &mut self,
        before: &[u8],
        now: &[u8],
        width: usize,
        hundredths: u16,
    ) -> Frame<'static> {
        let (now, before) = (now.as_chunks::<4>().0, before.as_chunks::<4>().0);
        let differs = |index: usize| before.get(index) != Some(&now[index]);
        let rows: Vec<usize> = (0..now.len() / width)
            .filter(|row| (0..width).any(|x| differs(row * width + x)))
            .collect();
        let (top, bottom) = (
            rows.first().copied().unwrap_or(0),
            rows.last().map_or(1, |row| row + 1),
        );
        let left = (0..width)
            .find(|x| rows.iter().any(|row| differs(row * width + x)))
            .unwrap_or(0);
        let right = (0..width)
            .rfind(|x| rows.iter().any(|row| differs(row * width + x)))
            .map_or(1, |x| x + 1);
        let mut buffer = Vec::with_capacity((bottom - top) * (right - left));
        for index in (top..bottom).flat_map(|row| (left..right).map(move |x| row * width + x)) {
            let shade = if differs(index) {
                self.index(now[index])
            } else {
                SHADES
            };
            buffer.push(u8::try_from(shade).unwrap_or(u8::MAX));
        }
        let side = |length: usize| u16::try_from(length).unwrap_or(u16::MAX);
        Frame {
            delay: hundredths,
            dispose: DisposalMethod::Keep,
            transparent: Some(u8::MAX),
            left: side(left),
            top: side(top),
            width: side(right - left),
            height: side(bottom - top),
            buffer: buffer.into(),
            ..Frame::default()
        }
    }
}

fn distance(a: Pixel, b: Pixel) -> u32 {
    a.iter()
        .zip(b)
        .map(|(&a, b)| u32::from(a.abs_diff(b)).pow(2))
        .sum()
}
