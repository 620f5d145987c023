use std::borrow::Cow;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::WireError;

const MALFORMED: WireError = WireError::Malformed("XML");

/// One XML element: its local name and the text between its tags.
///
/// Namespaces and prefixes are ignored on purpose: MaxContact's are not documented. Nothing here recurses, so nesting
/// costs no stack however deep an answer is.
#[derive(Debug, Clone)]
pub(crate) struct Element<'a> {
    pub(super) name: Cow<'a, str>,
    /// `i:nil="true"`.
    nil: bool,
    inner: &'a str,
}

impl<'a> Element<'a> {
    /// The root element of a document.
    pub(super) fn root(document: &'a str) -> Result<Self, WireError> {
        let mut reader = Reader::from_str(document);
        let mut root = None;
        loop {
            match next(&mut reader)? {
                Part::Element(element) if root.is_none() => root = Some(element),
                // A second root, or words outside of it: not one document.
                Part::Element(_) => return Err(MALFORMED),
                Part::Text(text) if text.trim().is_empty() => {}
                Part::Text(_) => return Err(MALFORMED),
                Part::End => return root.ok_or(MALFORMED),
            }
        }
    }

    pub(super) fn is_nil(&self) -> bool {
        self.nil
    }

    /// The elements directly inside, in order.
    pub(super) fn children(&self) -> Result<Vec<Self>, WireError> {
        let mut reader = Reader::from_str(self.inner);
        let mut children = Vec::new();
        loop {
            match next(&mut reader)? {
                Part::Element(element) => children.push(element),
                Part::Text(_) => {}
                Part::End => return Ok(children),
            }
        }
    }

    /// The text inside; `None` when there are elements inside instead.
    pub(super) fn text(&self) -> Result<Option<Cow<'a, str>>, WireError> {
        if !self.inner.contains(['<', '&', '\r']) {
            return Ok(Some(Cow::Borrowed(self.inner)));
        }
        let mut reader = Reader::from_str(self.inner);
        let mut text = String::new();
        loop {
            match piece(&mut reader)? {
                Piece::Start(_) | Piece::Empty(_) => return Ok(None),
                Piece::Text(part) => text.push_str(&part),
                Piece::End => return Ok(Some(Cow::Owned(text))),
            }
        }
    }
}

/// What a document is made of, with all that carries no data left out.
enum Piece<'a> {
    Start(BytesStart<'a>),
    Empty(BytesStart<'a>),
    Text(Cow<'a, str>),
    End,
}

fn piece<'a>(reader: &mut Reader<&'a [u8]>) -> Result<Piece<'a>, WireError> {
    loop {
        let piece = match reader.read_event().map_err(|_| MALFORMED)? {
            Event::Start(start) => Piece::Start(start),
            Event::Empty(start) => Piece::Empty(start),
            Event::Text(text) => Piece::Text(text.xml10_content()),
            Event::CData(text) => Piece::Text(text.xml10_content()),
            Event::GeneralRef(reference) => {
                let character = match reference.resolve_char_ref().map_err(|_| MALFORMED)? {
                    Some(character) => String::from(character),
                    None => named(&reference)?.to_owned(),
                };
                Piece::Text(Cow::Owned(character))
            }
            // An end without a start; a document type, which could define entities of its own.
            Event::End(_) | Event::DocType(_) => return Err(MALFORMED),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            Event::Eof => Piece::End,
        };
        return Ok(piece);
    }
}

/// The same with each element in one part, its content skipped over.
enum Part<'a> {
    Element(Element<'a>),
    Text(Cow<'a, str>),
    End,
}

fn next<'a>(reader: &mut Reader<&'a [u8]>) -> Result<Part<'a>, WireError> {
    match piece(reader)? {
        Piece::Start(start) => {
            let inner = reader.read_text(start.to_end().name()).map_err(|_| MALFORMED)?.into_inner();
            let Cow::Borrowed(inner) = inner else { return Err(MALFORMED) };
            element(&start, inner).map(Part::Element)
        }
        Piece::Empty(start) => element(&start, "").map(Part::Element),
        Piece::Text(text) => Ok(Part::Text(text)),
        Piece::End => Ok(Part::End),
    }
}

fn element<'a>(start: &BytesStart<'_>, inner: &'a str) -> Result<Element<'a>, WireError> {
    let name = Cow::Owned(start.local_name().as_ref().to_owned());
    let mut nil = false;
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| MALFORMED)?;
        if attribute.key.local_name().as_ref() == "nil" {
            nil = matches!(attribute.value.trim(), "true" | "1");
        }
    }
    Ok(Element { name, nil, inner })
}

/// XML's own five entities; there are no others without a document type.
fn named(name: &str) -> Result<&'static str, WireError> {
    match name {
        "amp" => Ok("&"),
        "lt" => Ok("<"),
        "gt" => Ok(">"),
        "quot" => Ok("\""),
        "apos" => Ok("'"),
        _ => Err(MALFORMED),
    }
}
