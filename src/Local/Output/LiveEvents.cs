using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Tally.Questions;

namespace Tally.Local.Output;

/// <summary>
/// What happens to a question, told live on stderr so that stdout holds the answer alone: steps, tool calls with their arguments
/// and what came of them, the text as it is written with every figure masked, code and its logs, files, the gate's verdict.
/// </summary>
internal sealed class LiveEvents(FollowEvents follow)
{
    private const int MostShown = 400;

    public async Task ShowAsync(string questionId, TextWriter output, CancellationToken cancellationToken)
    {
        var written = new StringBuilder();
        await foreach (var happened in follow.RunAsync(questionId, 0, cancellationToken))
        {
            switch (happened.Kind)
            {
                case "text":
                    await output.WriteAsync(written.Length > 0 ? Text(happened, "text") : $"  draft: {Text(happened, "text").TrimStart()}");
                    written.Append(Text(happened, "text"));
                    break;
                case "draft" when written.Length > 0:
                    await output.WriteLineAsync(Rest(Text(happened, "text"), written.ToString().Trim()));
                    written.Clear();
                    break;
                default:
                    if (Line(happened) is not { } line)
                        break;
                    await output.WriteLineAsync((written.Length > 0 ? output.NewLine : "") + "  " + line);
                    written.Clear();
                    break;
            }
        }
    }

    /// <summary>What of the draft was not yet shown while it was written.</summary>
    private static string Rest(string draft, string shown) => draft.StartsWith(shown, StringComparison.Ordinal) ? draft[shown.Length..] : "";

    private static string? Line(RunEvent happened) => happened.Kind switch
    {
        "accepted" => "asked",
        "step" when Text(happened, "step") == "segment" => Text(happened, "status") switch
        {
            "completed" => null,
            "queued" or "inprogress" => "the model is at work",
            var status => $"the model's run ended {status}",
        },
        "tool-call" => $"{Text(happened, "tool")} {Short(Text(happened, "arguments"))}",
        "tool-output" => $"  -> {(happened.Data["ok"]?.GetValue<bool>() == false ? "refused: " : "")}{Short(Text(happened, "output"))}",
        "code" => $"python {Short(Text(happened, "code"))}",
        "code-output" => $"  -> {Short(Text(happened, "logs"))}",
        "search" => $"search {Short(Text(happened, "queries"))}",
        "file" => $"file {Text(happened, "name")}",
        "draft" => $"draft: {Text(happened, "text")}",
        "gate" => $"gate: {Text(happened, "verdict")}",
        "failed" => $"failed: {Text(happened, "message")}",
        "cancelled" or "expired" => happened.Kind,
        _ => null,
    };

    private static string Text(RunEvent happened, string member) => happened.Data[member] switch
    {
        JsonArray many => string.Join("; ", many.Select(one => one?.ToString())),
        { } one => one.ToString(),
        null => "",
    };

    private static int Segment(RunEvent happened) => happened.Data["segment"]?.GetValue<int>() ?? -1;

    private static string Short(string text)
    {
        string line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= MostShown
            ? line
            : string.Create(CultureInfo.InvariantCulture, $"{line.AsSpan(0, MostShown)}… ({line.Length} characters)");
    }
}
