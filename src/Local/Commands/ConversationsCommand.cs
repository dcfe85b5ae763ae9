using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tally.Local.Hosting;
using Tally.Local.Output;
using Tally.Questions;

namespace Tally.Local.Commands;

/// <summary><c>tally conversations list|show|delete</c>: whole threads of questions and answers.</summary>
internal static class ConversationsCommand
{
    private const string Last = "last";

    public static Command Create() => new("conversations", "Lists, shows and deletes conversations.")
    {
        List(), Show(), Delete(),
    };

    private static Command List() => With(new Command("list", "Lists the conversations of the latest questions, newest first."), asksModel: false, async (_, host, token) =>
    {
        foreach (string id in await LatestAsync(host, token))
        {
            if (await host.GetRequiredService<ShowConversation>().RunAsync(id, token) is { Questions: [var first, ..] } thread)
            {
                await Console.Out.WriteLineAsync($"{id}: {thread.Questions.Count} {(thread.Questions.Count == 1 ? "question" : "questions")}, {ThreadPrinter.Clip(first.Question)}");
            }
        }
    });

    private static Command Show()
    {
        var id = Id();
        var json = new Option<bool>("--json") { Description = "Print the thread as JSON." };
        return With(new Command("show", "Prints the whole thread.") { id, json }, asksModel: false, async (parsed, host, token) =>
        {
            string named = await NamedAsync(host, parsed.GetRequiredValue(id), token);
            var thread = await host.GetRequiredService<ShowConversation>().RunAsync(named, token) ?? throw Unknown(named);
            await Console.Out.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(thread, QuestionJson.Indented) : ThreadPrinter.Markdown(thread));
        });
    }

    private static Command Delete()
    {
        var id = Id();
        return With(new Command("delete", "Deletes a thread, and what the model service keeps of it.") { id }, asksModel: true, async (parsed, host, token) =>
        {
            string named = await NamedAsync(host, parsed.GetRequiredValue(id), token);
            bool deleted = await host.GetRequiredService<DeleteConversation>().RunAsync(named, host.GetRequiredService<LocalDriver>(), token);
            await Console.Out.WriteLineAsync(deleted ? $"Deleted {named}." : throw Unknown(named));
        });
    }

    private static Argument<string> Id() => new("ID") { Description = "The conversation's id, or 'last'." };

    private static CommandRefusal Unknown(string id) => new($"There is no conversation '{id}'; 'tally conversations list' lists them.");

    private static async Task<string> NamedAsync(IServiceProvider host, string id, CancellationToken cancellationToken) =>
        id != Last ? id : await LatestAsync(host, cancellationToken) is [var newest, ..] ? newest : throw Unknown(id);

    private static async Task<IReadOnlyList<string>> LatestAsync(IServiceProvider host, CancellationToken cancellationToken)
    {
        var latest = await host.GetRequiredService<ListQuestions>().RunAsync(new RunQuery(null, null, ListQuestions.LargestPage), cancellationToken);
        return [.. latest.Questions.Select(question => question.ConversationId).Distinct()];
    }

    private static Command With(Command command, bool asksModel, Func<ParseResult, IServiceProvider, CancellationToken, Task> action)
    {
        var home = SharedOptions.Home();
        var verbose = SharedOptions.Verbose();
        command.Options.Add(home);
        command.Options.Add(verbose);
        command.SetAction((parsed, cancellationToken) => CommandEdge.RunAsync(
            async token =>
            {
                var settings = new HostSettings { Home = parsed.GetValue(home), Verbose = parsed.GetValue(verbose), AsksModel = asksModel };
                await using var host = await TallyHost.StartAsync(settings, token);
                await action(parsed, host.Services, token);
                return ExitCode.Answered;
            },
            cancellationToken));
        return command;
    }
}
