using System.Text.Json;
using System.Text.Json.Serialization;
using Tally.Questions;

namespace Tally.Http;

/// <summary>
/// How request bodies are read and everything but answers is written: as answers are, cells included, nulls left out, and
/// members that nobody knows refused.
/// </summary>
public static class TallyJson
{
    public static JsonSerializerOptions Options { get; } = Create(QuestionJson.Options);

    /// <summary>The same, for people's eyes.</summary>
    public static JsonSerializerOptions Indented { get; } = Create(QuestionJson.Indented);

    private static JsonSerializerOptions Create(JsonSerializerOptions answers)
    {
        var options = new JsonSerializerOptions(answers)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            AllowDuplicateProperties = false,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
        };
        options.Converters.Insert(0, new CellValueJsonConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
