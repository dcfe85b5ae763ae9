using System.CommandLine;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tally.Local.Hosting;
using Tally.Local.Output;
using Tally.Questions;

namespace Tally.Local.Commands;

/// <summary><c>tally run -n NAME… -t TEXT</c>: named assistants answer; without a text it reads stdin, so that it filters.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var names = new Option<string[]>("--name", "-n") { Description = "The assistant that answers; several answer in turn.", Required = true, HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
        var text = new Option<string?>("--text", "-t") { Description = "What is said to it; '-' for stdin, which is also read where neither a text nor a text file is given.", HelpName = "TEXT" };
        var files = new Option<string[]>("--files", "-f") { Description = "Files for its tools; without a text, text files are the message.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var model = new Option<string?>("--model", "-m") { Description = "Model or deployment to ask, instead of its own.", HelpName = "NAME" };
        var output = new Option<string?>("--out", "-o") { Description = "File the answer's text goes to, instead of stdout.", HelpName = "FILE" };
        var folder = new Option<string>("--output") { Description = "Folder for charts and files.", DefaultValueFactory = _ => "output", HelpName = "DIR" };
        var data = SharedOptions.Data();
        var conversation = new Option<string?>("--conversation") { Description = "Go on in this conversation.", HelpName = "ID" };
        var additional = new Option<string?>("--additional") { Description = "Added to the instructions, this time only.", HelpName = "TEXT" };
        var parallel = new Option<bool>("--parallel") { Description = "Several assistants answer at once, each on a branch of its own, instead of one after the other on one conversation." };
        var json = new Option<bool>("--json") { Description = "Print the whole run as JSON: messages, ids, annotations, usage." };
        var stream = SharedOptions.Stream();
        var home = SharedOptions.Home();
        var verbose = SharedOptions.Verbose();
        var command = new Command("run", "Has named assistants answer a message; text in, text out.")
        {
            names, text, files, model, output, folder, data, conversation, additional, parallel, json, stream, home, verbose,
        };
        command.SetAction((parsed, cancellationToken) => CommandEdge.RunAsync(
            token => RunAsync(
                new RunArguments
                {
                    Names = parsed.GetRequiredValue(names),
                    Text = parsed.GetValue(text),
                    Files = parsed.GetValue(files) ?? [],
                    Model = parsed.GetValue(model),
                    Output = parsed.GetValue(output),
                    Folder = parsed.GetRequiredValue(folder),
                    Data = parsed.GetValue(data) ?? [],
                    Conversation = parsed.GetValue(conversation),
                    Additional = parsed.GetValue(additional),
                    Parallel = parsed.GetValue(parallel),
                    Json = parsed.GetValue(json),
                    Stream = parsed.GetValue(stream),
                    Host = new HostSettings { Home = parsed.GetValue(home), Verbose = parsed.GetValue(verbose), Model = parsed.GetValue(model), AsksModel = true },
                },
                token),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(RunArguments arguments, CancellationToken cancellationToken)
    {
        var message = await RunMessage.ReadAsync(arguments.Text, arguments.Files, cancellationToken);
        await using var host = await TallyHost.StartAsync(arguments.Host, cancellationToken);
        var scope = await DataPaths.OpenAsync(host.Services, arguments.Data, cancellationToken);
        var requests = arguments.Names.Select(name => new AssistantRequest
        {
            Assistant = name,
            Text = message.Text,
            Attachments = message.Attachments,
            ConversationId = arguments.Conversation,
            Model = arguments.Model,
            AdditionalInstructions = arguments.Additional,
            Scope = scope,
            Stream = arguments.Stream,
        }).ToList();
        var run = host.Services.GetRequiredService<AssistantRuns>();
        var answers = arguments.Parallel ? await run.ParallelAsync(requests, cancellationToken) : await run.InTurnAsync(requests, cancellationToken);
        var written = new List<AnswerDocument>();
        foreach (var answer in answers)
        {
            await host.Services.GetRequiredService<ChartFiles>().WriteAsync(answer, arguments.Folder, cancellationToken);
            written.Add((await host.Services.GetRequiredService<MadeFiles>().WriteAsync(answer, arguments.Folder, cancellationToken)).Answer);
        }

        string text = arguments.Json ? await JsonAsync(host.Services, written, cancellationToken) : Text(written);
        await WriteAsync(arguments, text, written, cancellationToken);
        return written.Select(answer => ExitCode.Of(answer.Outcome)).Max();
    }

    private static string Text(List<AnswerDocument> answers) =>
        string.Join("\n\n", answers.Select(answer => answers.Count > 1 ? $"# {answer.Assistant}\n\n{answer.Text}" : answer.Text));

    private static async Task<string> JsonAsync(IServiceProvider host, List<AnswerDocument> answers, CancellationToken cancellationToken)
    {
        var whole = await host.GetRequiredService<ShowRun>().RunAsync(answers, cancellationToken);
        return JsonSerializer.Serialize(whole, QuestionJson.Indented);
    }

    /// <summary>An answer that was withheld or failed is told on stderr, and leaves the file of <c>-o</c> as it was.</summary>
    private static async Task WriteAsync(RunArguments arguments, string text, List<AnswerDocument> answers, CancellationToken cancellationToken)
    {
        foreach (var answer in answers.Where(answer => answer.Text.Length == 0))
        {
            await Console.Error.WriteLineAsync($"tally: {answer.Assistant}: {answer.Error?.Message ?? AnswerPrinter.Text(answer)}");
        }

        if (arguments.Output is not { } file)
        {
            await Console.Out.WriteLineAsync(text);
        }
        else if (arguments.Json || answers.All(answer => answer.Text.Length > 0))
        {
            await File.WriteAllTextAsync(file, text + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
        }
    }

    private sealed record RunArguments
    {
        public required IReadOnlyList<string> Names { get; init; }

        public string? Text { get; init; }

        public required IReadOnlyList<string> Files { get; init; }

        public string? Model { get; init; }

        public string? Output { get; init; }

        public required string Folder { get; init; }

        public required IReadOnlyList<string> Data { get; init; }

        public string? Conversation { get; init; }

        public string? Additional { get; init; }

        public required bool Parallel { get; init; }

        public required bool Json { get; init; }

        public required bool Stream { get; init; }

        public required HostSettings Host { get; init; }
    }
}
