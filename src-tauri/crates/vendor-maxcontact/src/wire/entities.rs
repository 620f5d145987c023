use jiff::{Timestamp, tz::TimeZone};

use super::{
    WireError,
    value::{Members, Shape, Value},
};

/// What is needed to read an entity beside its members.
pub(crate) struct Reading<'a> {
    /// The zone of dates that name none.
    pub(crate) zone: &'a TimeZone,
    /// The member of a lead phone that holds the id `changelead` wants.
    pub(crate) lead_phone_id: &'a str,
}

/// One thing MaxContact lists. The member lists are those of the telephony document's chapter "Entities", older
/// unversioned text; members a toolbar has no use for are not read.
pub(crate) trait Entity: Sized {
    /// The member that makes it one: what has it is one, and what is one has it.
    const KEY: &'static str;

    fn read(members: &Members<'_>, how: &Reading<'_>) -> Result<Self, WireError>;
}

/// A call, from `dial` and `getcalls`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Call {
    /// Counted from 1,000 each time the vendor's system starts.
    pub(crate) call_id: i64,
    pub(crate) call_start_time: Option<Timestamp>,
    pub(crate) call_state: Option<String>,
    pub(crate) call_status: Option<String>,
    pub(crate) customer_name: Option<String>,
    pub(crate) customer_name2: Option<String>,
    pub(crate) phone_number: Option<String>,
    pub(crate) recording_state: Option<String>,
}

impl Entity for Call {
    const KEY: &'static str = "CallId";

    fn read(members: &Members<'_>, how: &Reading<'_>) -> Result<Self, WireError> {
        Ok(Self {
            call_id: members.integer(Self::KEY)?.ok_or(WireError::Missing(Self::KEY))?,
            call_start_time: members.date("CallStartTime", how.zone)?,
            call_state: members.code("CallState")?,
            call_status: members.code("CallStatus")?,
            customer_name: members.text("CustomerName")?,
            customer_name2: members.text("CustomerName2")?,
            phone_number: members.text("PhoneNumber")?,
            recording_state: members.code("RecordingState")?,
        })
    }
}

/// An agent's name and id, from `users`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct User {
    pub(crate) id: i64,
    pub(crate) full_name: Option<String>,
}

impl Entity for User {
    const KEY: &'static str = "ID";

    fn read(members: &Members<'_>, _: &Reading<'_>) -> Result<Self, WireError> {
        Ok(Self {
            id: members.integer(Self::KEY)?.ok_or(WireError::Missing(Self::KEY))?,
            full_name: members.text("FullName")?,
        })
    }
}

/// A number of a lead, from `leadphones`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LeadPhone {
    pub(crate) lead_id: i64,
    pub(crate) phone_number: Option<String>,
    pub(crate) record_type: Option<String>,
    /// From the member the profile names: no member is documented as the id of a lead phone.
    pub(crate) id: Option<String>,
}

impl Entity for LeadPhone {
    const KEY: &'static str = "LeadId";

    fn read(members: &Members<'_>, how: &Reading<'_>) -> Result<Self, WireError> {
        Ok(Self {
            lead_id: members.integer(Self::KEY)?.ok_or(WireError::Missing(Self::KEY))?,
            phone_number: members.text("PhoneNumber")?,
            record_type: members.text("RecordType")?,
            id: match members.get(how.lead_phone_id).shape()? {
                Shape::Scalar(scalar) => scalar.text.trim().parse::<i64>().ok().map(|id| id.to_string()),
                Shape::Null | Shape::List(_) | Shape::Members(_) => None,
            },
        })
    }
}

/// An outcome, from `resultcodes`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ResultCode {
    pub(crate) code: String,
    pub(crate) description: Option<String>,
    pub(crate) is_agent_viewable: Option<bool>,
    pub(crate) is_call_again: Option<bool>,
    pub(crate) is_callback: Option<bool>,
    pub(crate) is_success: Option<bool>,
    pub(crate) is_system_result_code: Option<bool>,
    pub(crate) is_transfer: Option<bool>,
    pub(crate) sales: Option<i64>,
}

impl Entity for ResultCode {
    const KEY: &'static str = "Code";

    fn read(members: &Members<'_>, _: &Reading<'_>) -> Result<Self, WireError> {
        Ok(Self {
            code: members.text(Self::KEY)?.ok_or(WireError::Missing(Self::KEY))?,
            description: members.text("Description")?,
            is_agent_viewable: members.flag("IsAgentViewable")?,
            is_call_again: members.flag("IsCallAgain")?,
            is_callback: members.flag("IsCallback")?,
            is_success: members.flag("IsSuccess")?,
            is_system_result_code: members.flag("IsSystemResultCode")?,
            is_transfer: members.flag("IsTransfer")?,
            sales: members.integer("Sales")?,
        })
    }
}

/// A skill queue, from `acdqueues`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Queue {
    pub(crate) id: i64,
    pub(crate) acd_name: Option<String>,
    pub(crate) active: Option<bool>,
}

impl Entity for Queue {
    const KEY: &'static str = "ID";

    fn read(members: &Members<'_>, _: &Reading<'_>) -> Result<Self, WireError> {
        Ok(Self {
            id: members.integer(Self::KEY)?.ok_or(WireError::Missing(Self::KEY))?,
            acd_name: members.text("AcdName")?,
            active: members.flag("Active")?,
        })
    }
}

/// A campaign, from `campaigns`: the server's own object with 62 members, of which these four matter to an agent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Campaign {
    pub(crate) campaign_id: i64,
    pub(crate) campaign_name: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) active: Option<bool>,
}

impl Entity for Campaign {
    const KEY: &'static str = "CampaignID";

    fn read(members: &Members<'_>, _: &Reading<'_>) -> Result<Self, WireError> {
        Ok(Self {
            campaign_id: members.integer(Self::KEY)?.ok_or(WireError::Missing(Self::KEY))?,
            campaign_name: members.text("CampaignName")?,
            description: members.text("Description")?,
            active: members.flag("Active")?,
        })
    }
}

/// Reads all entities in `Data`: a list, one entity alone, a map from key to entity, or nothing.
///
/// The document is in two minds about which it is for campaigns, users and lead phones, so each is taken everywhere.
pub(crate) fn list<T: Entity>(data: &Value<'_>, how: &Reading<'_>) -> Result<Vec<T>, WireError> {
    let wrong = || WireError::WrongType("Data", "a list");
    match data.shape()? {
        Shape::Null => Ok(Vec::new()),
        Shape::Scalar(scalar) if scalar.text.trim().is_empty() => Ok(Vec::new()),
        Shape::Scalar(_) => Err(wrong()),
        Shape::List(items) => items.iter().map(|item| one(item.shape()?, how)).collect(),
        Shape::Members(members) if members.has(T::KEY) => Ok(vec![T::read(&members, how)?]),
        Shape::Members(members) => {
            let mut found = Vec::new();
            for (name, value) in &members.0 {
                match value.shape()? {
                    Shape::List(items) => {
                        for item in &items {
                            found.push(one(item.shape()?, how)?);
                        }
                    }
                    shape @ Shape::Members(_) => found.push(one(shape, how)?),
                    // `__type` tells about the map; anything else is a sign that the key is missing.
                    Shape::Null | Shape::Scalar(_) if name == "__type" => {}
                    Shape::Null | Shape::Scalar(_) => return Err(WireError::Missing(T::KEY)),
                }
            }
            Ok(found)
        }
    }
}

/// One entity, perhaps as the `Value` of a `Key`.
fn one<T: Entity>(shape: Shape<'_>, how: &Reading<'_>) -> Result<T, WireError> {
    let Shape::Members(members) = shape else {
        return Err(WireError::WrongType("Data", "a list of objects"));
    };
    if !members.has(T::KEY)
        && let Shape::Members(inner) = members.get("Value").shape()?
    {
        return T::read(&inner, how);
    }
    T::read(&members, how)
}
