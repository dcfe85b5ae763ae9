using System.Text.Json;
using System.Text.RegularExpressions;
using Tally.Charts;
using Tally.Datasets;
using Tally.Model;
using Tally.ModelEmulator;
using Tally.Questions;
using Tally.Shared.Tests.Honesty;

namespace Tally.Shared.Tests.Questions;

/// <summary>docs/answers.md describes the answer document field by field.</summary>
public sealed partial class AnswerDocumentTests
{
    [Fact]
    public void Every_field_is_documented_and_every_documented_field_exists() =>
        Assert.Equal(Fields(typeof(AnswerDocument), "").Order(StringComparer.Ordinal), Documented().Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_real_answer_holds_documented_fields_only()
    {
        var token = TestContext.Current.CancellationToken;
        await using var bench = await Workbench.StartAsync(EmulatedEndpoint.Full, ModelLevel.Conversation, new RunLimits(), token);
        var documented = Documented();
        foreach (string question in (string[])["Combien d'étudiants en HEC en 2020 ?", "Draw a chart of HEC's total over all years."])
        {
            using var json = JsonSerializer.SerializeToDocument(await bench.AskAsync(question, token), QuestionJson.Options);
            Assert.DoesNotContain(Paths(json.RootElement, ""), path => !documented.Contains(path));
            Assert.Equal("used", json.RootElement.GetProperty("datasets")[0].GetProperty("why").GetString());
        }
    }

    private static HashSet<string> Documented()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "docs", "answers.md")))
            folder = folder.Parent;
        return [.. Row().Matches(File.ReadAllText(Path.Combine(folder!.FullName, "docs", "answers.md"))).Select(match => match.Groups[1].Value)];
    }

    private static IEnumerable<string> Fields(Type type, string under)
    {
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            string path = under + JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            yield return path;
            var inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            bool isList = inner.IsGenericType && inner.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
            inner = isList ? inner.GetGenericArguments()[0] : inner;
            if (inner.Namespace?.StartsWith("Tally", StringComparison.Ordinal) != true || inner.IsEnum || inner == typeof(DatasetId) || inner == typeof(ChartSpec))
                continue;
            foreach (string field in Fields(inner, path + (isList ? "[]." : ".")))
                yield return field;
        }
    }

    private static IEnumerable<string> Paths(JsonElement element, string under)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).SelectMany(item => Paths(item, under + "[]"));
        if (element.ValueKind != JsonValueKind.Object || under == "charts[].spec")
            return [];
        return element.EnumerateObject().SelectMany(property =>
        {
            string path = under.Length == 0 ? property.Name : $"{under}.{property.Name}";
            return Paths(property.Value, path).Prepend(path);
        });
    }

    [GeneratedRegex(@"^\| `([a-z_.\[\]]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
