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
        var text = new Option<string?>("--text", "-t") { Description = "What is said to it; stdin otherwise.", HelpName = "TEXT" };
        var files = new Option<string[]>("--files", "-f") { Description = "Files for its tools; without a text, text files are the message.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var model = new Option<string?>("--model", "-m") { Description = "Model or deployment to ask, instead of its own.", HelpName = "NAME" };
        var output = new Option<string?>("--out", "-o") { Description = "File the answer's text goes to, instead of stdout.", HelpName = "FILE" };
        var folder = new Option<string>("--output") { Description = "Folder for charts and files.", DefaultValueFactory = _ => "output", HelpName = "DIR" };
        var data = SharedOptions.Data();
        var conversation = new Option<string?>("--conversation") { Description = "Go on in this conversation.", HelpName = "ID" };
        var additional = new Option<string?>("--additional") { Description = "Added to the instructions, this time only.", HelpName = "TEXT" };
        var json = new Option<bool>("--json") { Description = "Print the whole run as JSON." };
        var home = SharedOptions.Home();
        var verbose = SharedOptions.Verbose();
        var command = new Command("run", "Has named assistants answer a message; text in, text out.")
        {
            names, text, files, model, output, folder, data, conversation, additional, json, home, verbose,
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
                    Json = parsed.GetValue(json),
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
        var asking = host.Services.GetRequiredService<Asking>();
        var charts = host.Services.GetRequiredService<ChartFiles>();
        var answers = new List<AnswerDocument>();
        foreach (string name in arguments.Names)
        {
            var answer = await asking.AskAsync(
                new AskInput
                {
                    Question = message.Text,
                    Attachments = answers.Count == 0 ? message.Attachments : [],
                    Assistant = name,
                    ConversationId = answers.Count > 0 ? answers[^1].ConversationId : arguments.Conversation,
                    Model = arguments.Model,
                    AdditionalInstructions = arguments.Additional,
                    Scope = scope,
                },
                cancellationToken);
            await charts.WriteAsync(answer, arguments.Folder, cancellationToken);
            answers.Add((await host.Services.GetRequiredService<MadeFiles>().WriteAsync(answer, arguments.Folder, cancellationToken)).Answer);
        }

        await WriteAsync(arguments, answers, cancellationToken);
        return answers.Select(answer => ExitCode.Of(answer.Outcome)).Max();
    }

    private static async Task WriteAsync(RunArguments arguments, List<AnswerDocument> answers, CancellationToken cancellationToken)
    {
        string written = arguments.Json
            ? JsonSerializer.Serialize(answers, QuestionJson.Indented)
            : string.Join("\n\n", answers.Select(answer => answers.Count > 1 ? $"# {answer.Assistant}\n\n{answer.Text}" : answer.Text));
        foreach (var answer in answers.Where(answer => answer.Text.Length == 0))
        {
            await Console.Error.WriteLineAsync($"tally: {answer.Assistant}: {answer.Error?.Message ?? AnswerPrinter.Text(answer)}");
        }

        if (arguments.Output is not { } file)
        {
            await Console.Out.WriteLineAsync(written);
        }
        else if (answers.All(answer => answer.Text.Length > 0))
        {
            await File.WriteAllTextAsync(file, written + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
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

        public required bool Json { get; init; }

        public required HostSettings Host { get; init; }
    }
}
