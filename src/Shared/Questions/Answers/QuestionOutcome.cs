using System.Text.Json.Serialization;

namespace Tally.Questions;

/// <summary>How a question ended. JSON names are snake_case, as in the HTTP API and the CLI's output.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuestionOutcome>))]
public enum QuestionOutcome
{
    [JsonStringEnumMemberName("answered")]
    Answered,

    [JsonStringEnumMemberName("needs_clarification")]
    NeedsClarification,

    [JsonStringEnumMemberName("not_in_data")]
    NotInData,

    [JsonStringEnumMemberName("unverified")]
    Unverified,

    [JsonStringEnumMemberName("failed")]
    Failed,

    [JsonStringEnumMemberName("cancelled")]
    Cancelled,

    [JsonStringEnumMemberName("expired")]
    Expired,
}
