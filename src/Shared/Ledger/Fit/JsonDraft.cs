using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Json;
using System.Text;
using Tally.Ledger.Fit.Words;

namespace Tally.Ledger.Fit;

/// <summary>
/// An answer that is a JSON object. Each object is read as one sentence of "name: value" clauses, so that its years and
/// labels speak for its figures; strings may hold references, numbers are matched.
/// </summary>
internal sealed class JsonDraft
{
    /// <summary>Encloses a value in the sentence, so that it can be found again in the checked text.</summary>
    private const char Mark = '\u001E';

    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = false };

    private readonly JsonObject _root;
    private readonly StringBuilder _sentences = new();
    private readonly List<Action<string>> _leaves = [];

    private JsonDraft(JsonObject root)
    {
        _root = root;
        Read(root, "");
    }

    public static JsonDraft? TryRead(string draft)
    {
        var text = draft.AsSpan().Trim();
        if (text.Length < 2 || text[0] != '{' || text[^1] != '}' || text[1] == '{')
            return null;
        try
        {
            return JsonNode.Parse(text.ToString()) is JsonObject root ? new JsonDraft(root) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public GateVerdict Check(GateRequest request, Vocabulary words)
    {
        switch (new GateRun(request, words).Check(_sentences.ToString()))
        {
            case GateVerdict.Passed passed:
                string[] parts = passed.Answer.Text.Split(Mark);
                for (int i = 0; i < _leaves.Count; i++)
                    _leaves[i](parts[(2 * i) + 1]);
                string text = _root.ToJsonString(Written);
                return new GateVerdict.Passed(passed.Answer with { Text = text, Figures = Located(passed.Answer.Figures, text) });
            case GateVerdict.Rejected rejected:
                return rejected with { Marked = rejected.Marked.Replace(Mark.ToString(), "", StringComparison.Ordinal), Reasons = [.. rejected.Reasons.Select(reason => reason with { Start = -1, Length = 0 })] };
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Read(JsonNode? node, string name)
    {
        switch (node)
        {
            case JsonObject properties:
                foreach (var (key, value) in properties.ToArray())
                    Read(value, Spoken(key));
                _sentences.Append('\n');
                break;
            case JsonArray items:
                for (int i = 0; i < items.Count; i++)
                    Read(items[i], name);
                break;
            case JsonValue value when value.GetValueKind() is JsonValueKind.Number or JsonValueKind.String:
                Leaf(value, name);
                break;
            default:
                break;
        }
    }

    private void Leaf(JsonValue value, string name)
    {
        bool isText = value.GetValueKind() == JsonValueKind.String;
        string shown = isText ? value.GetValue<string>() : value.ToJsonString();
        // A number in JSON has a point for decimals and no groups, whatever the language.
        _sentences.Append(name).Append(" : ").Append(Mark).Append(shown.Replace(Mark, ' ')).Append(Mark).Append(" ; ");
        _leaves.Add(checkedText =>
        {
            if (isText && checkedText != shown)
                value.ReplaceWith(checkedText);
        });
    }

    /// <summary>total_students and totalStudents as words.</summary>
    private static string Spoken(string key)
    {
        var words = new StringBuilder(key.Length + 4);
        for (int i = 0; i < key.Length; i++)
        {
            if (i > 0 && char.IsUpper(key[i]) && char.IsLower(key[i - 1]))
                words.Append(' ');
            words.Append(key[i] is '_' or '-' ? ' ' : key[i]);
        }

        return words.ToString();
    }

    private static List<AnswerFigure> Located(IReadOnlyList<AnswerFigure> figures, string text)
    {
        var located = new List<AnswerFigure>(figures.Count);
        int at = 0;
        foreach (var figure in figures)
        {
            int found = text.IndexOf(figure.Text, at, StringComparison.Ordinal);
            if (found < 0 && figure.Value is { } value)
                found = text.IndexOf(value, at, StringComparison.Ordinal);
            located.Add(figure with { Start = Math.Max(found, 0) });
            at = found < 0 ? at : found + 1;
        }

        return located;
    }
}
