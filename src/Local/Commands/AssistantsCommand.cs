using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tally.Assistants;
using Tally.Local.Hosting;
using Tally.Questions;

namespace Tally.Local.Commands;

/// <summary><c>tally assistants create|edit|rename|delete|list|show</c>: named ways of answering.</summary>
internal static class AssistantsCommand
{
    public static Command Create() => new("assistants", "Creates, edits, renames, deletes, lists and shows assistants.")
    {
        New(), Edit(), Rename(), Delete(), List(), Show(),
    };

    private static Command New()
    {
        var name = Name();
        var options = new AssistantOptions();
        var command = new Command("create", "Creates an assistant.") { name };
        options.AddTo(command);
        return With(command, async (parsed, host, token) =>
        {
            string called = parsed.GetRequiredValue(name);
            if (await host.GetRequiredService<ShowAssistant>().RunAsync(called, token) is not null)
            {
                throw new CommandRefusal($"There is already an assistant \"{called}\".");
            }

            var change = await options.ReadAsync(parsed, called, host, token);
            var made = change(new Assistant { Name = called });
            await SayAsync(await host.GetRequiredService<SaveAssistant>().CreateAsync(made, token));
        });
    }

    private static Command Edit()
    {
        var name = Name();
        var options = new AssistantOptions();
        var command = new Command("edit", "Changes what is said of an assistant; the rest stays.") { name };
        options.AddTo(command);
        return With(command, async (parsed, host, token) =>
        {
            string called = parsed.GetRequiredValue(name);
            _ = await host.GetRequiredService<ShowAssistant>().RunAsync(called, token) ?? throw Unknown(called);
            var change = await options.ReadAsync(parsed, called, host, token);
            await SayAsync(await host.GetRequiredService<SaveAssistant>().EditAsync(called, change, token));
        });
    }

    private static Command Rename()
    {
        var name = Name();
        var newName = new Argument<string>("NEW") { Description = "What it is called from now on." };
        return With(new Command("rename", "Gives an assistant another name.") { name, newName }, async (parsed, host, token) =>
            await SayAsync(await host.GetRequiredService<RenameAssistant>().RunAsync(parsed.GetRequiredValue(name), parsed.GetRequiredValue(newName), token)));
    }

    private static Command Delete()
    {
        var names = new Argument<string[]>("NAME") { Description = "Assistants to delete.", Arity = ArgumentArity.OneOrMore };
        return With(new Command("delete", "Deletes assistants, and what the model service keeps of them.") { names }, async (parsed, host, token) =>
        {
            foreach (string name in parsed.GetRequiredValue(names))
            {
                await SayAsync(await host.GetRequiredService<DeleteAssistant>().RunAsync(name, token));
            }
        });
    }

    private static Command List() => With(new Command("list", "Lists every assistant."), async (_, host, token) =>
    {
        foreach (var assistant in await host.GetRequiredService<ShowAssistant>().AllAsync(token))
        {
            await Console.Out.WriteLineAsync(assistant.Description is { Length: > 0 } what ? $"{assistant.Name}: {what}" : assistant.Name);
        }
    });

    private static Command Show()
    {
        var name = Name();
        return With(new Command("show", "Shows an assistant as JSON.") { name }, async (parsed, host, token) =>
        {
            string called = parsed.GetRequiredValue(name);
            var assistant = await host.GetRequiredService<ShowAssistant>().RunAsync(called, token) ?? throw Unknown(called);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(assistant, QuestionJson.Indented));
        });
    }

    private static Argument<string> Name() => new("NAME") { Description = "The assistant's name." };

    private static CommandRefusal Unknown(string name) => new($"There is no assistant '{name}'; 'tally assistants list' lists them.");

    private static Task SayAsync(AssistantOutcome outcome) => outcome switch
    {
        AssistantOutcome.Saved { IsNew: true } saved => Console.Out.WriteLineAsync($"Created {saved.Assistant.Name}."),
        AssistantOutcome.Saved saved => Console.Out.WriteLineAsync($"Changed {saved.Assistant.Name}."),
        AssistantOutcome.Deleted deleted => Console.Out.WriteLineAsync($"Deleted {deleted.Name}."),
        AssistantOutcome.NotFound missing => throw Unknown(missing.Name),
        AssistantOutcome.Conflict conflict => throw new CommandRefusal(conflict.Message),
        AssistantOutcome.Refused refused => throw new CommandRefusal(string.Join(" ", refused.Problems)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Command With(Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task> action)
    {
        var home = SharedOptions.Home();
        var verbose = SharedOptions.Verbose();
        command.Options.Add(home);
        command.Options.Add(verbose);
        command.SetAction((parsed, cancellationToken) => CommandEdge.RunAsync(
            async token =>
            {
                var settings = new HostSettings { Home = parsed.GetValue(home), Verbose = parsed.GetValue(verbose), ReachesModel = command.Name is "edit" or "rename" or "delete" };
                await using var host = await TallyHost.StartAsync(settings, token);
                await action(parsed, host.Services, token);
                return ExitCode.Answered;
            },
            cancellationToken));
        return command;
    }
}
