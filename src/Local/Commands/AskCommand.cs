using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tally.Local.Hosting;
using Tally.Local.Output;
using Tally.Questions;

namespace Tally.Local.Commands;

/// <summary><c>tally ask "QUESTION" --data PATH…</c>: one question, one verified answer.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var data = SharedOptions.Data();
        var question = new TextArgument("QUESTION", "In the language you like.", data);
        var json = new Option<bool>("--json") { Description = "Print the whole answer document as JSON." };
        var output = new Option<string>("--output")
        {
            Description = "Folder that charts are written to.",
            DefaultValueFactory = _ => "output",
            HelpName = "DIR",
        };
        var conversation = new Option<string?>("--conversation") { Description = "Ask on in this conversation.", HelpName = "ID" };
        var assistant = new Option<string?>("--assistant") { Description = "The assistant that answers.", HelpName = "NAME" };
        var model = SharedOptions.Model();
        var stream = SharedOptions.Stream();
        var home = SharedOptions.Home();
        var verbose = SharedOptions.Verbose();
        var command = new Command("ask", "Answers a question; every digit of the answer comes from the data.")
        {
            data, json, output, conversation, assistant, model, stream, home, verbose,
        };
        question.AddTo(command);
        command.SetAction((parsed, cancellationToken) => CommandEdge.RunAsync(
            token => AskAsync(
                new AskArguments
                {
                    Question = question.Of(parsed).Text,
                    Data = question.Of(parsed).Data,
                    Json = parsed.GetValue(json),
                    Output = parsed.GetRequiredValue(output),
                    Conversation = parsed.GetValue(conversation),
                    Assistant = parsed.GetValue(assistant),
                    Stream = parsed.GetValue(stream),
                    Host = new HostSettings
                    {
                        Home = parsed.GetValue(home),
                        Verbose = parsed.GetValue(verbose),
                        Model = parsed.GetValue(model),
                        AsksModel = true,
                    },
                },
                token),
            cancellationToken));
        return command;
    }

    private static async Task<int> AskAsync(AskArguments arguments, CancellationToken cancellationToken)
    {
        await using var host = await TallyHost.StartAsync(arguments.Host, cancellationToken);
        var scope = await DataPaths.OpenAsync(host.Services, arguments.Data, cancellationToken);
        var asking = host.Services.GetRequiredService<Asking>();
        var answer = await asking.AskAsync(
            new AskInput
            {
                Question = arguments.Question,
                ConversationId = arguments.Conversation,
                Assistant = arguments.Assistant,
                Scope = scope,
                Stream = arguments.Stream,
            },
            cancellationToken);

        var charts = await host.Services.GetRequiredService<ChartFiles>().WriteAsync(answer, arguments.Output, cancellationToken);
        (answer, var made) = await host.Services.GetRequiredService<MadeFiles>().WriteAsync(answer, arguments.Output, cancellationToken);
        if (arguments.Json)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(answer, QuestionJson.Indented));
        }
        else
        {
            await AnswerPrinter.WriteAsync(Console.Out, answer, [.. charts, .. made]);
        }

        if (answer.Error is { } error)
        {
            await Console.Error.WriteLineAsync($"tally: {error.Message}");
        }

        return ExitCode.Of(answer.Outcome);
    }

    private sealed record AskArguments
    {
        public required string Question { get; init; }

        public required IReadOnlyList<string> Data { get; init; }

        public required bool Json { get; init; }

        public required string Output { get; init; }

        public string? Conversation { get; init; }

        public string? Assistant { get; init; }

        public bool Stream { get; init; }

        public required HostSettings Host { get; init; }
    }
}
