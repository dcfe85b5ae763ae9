using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tally.Files;
using Tally.Local.Hosting;
using Tally.Questions;

namespace Tally.Local.Commands;

/// <summary><c>tally files list|show|get|delete</c>: what hosted tools may read, by path or by id.</summary>
internal static class FilesCommand
{
    public static Command Create() => new("files", "Lists, shows, reads and deletes the files of assistants and conversations.")
    {
        List(), Show(), Get(), Delete(),
    };

    private static Command List() => With(new Command("list", "Lists every file: id, bytes, path, and the service's id."), async (_, host, token) =>
    {
        await foreach (var file in host.GetRequiredService<FileLibrary>().ListAsync(token))
        {
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{file.Id}  {file.Bytes}  {string.Join(", ", file.Paths)}  {file.Provider?.FileId ?? "-"}"));
        }
    });

    private static Command Show()
    {
        var key = Key();
        return With(new Command("show", "Shows a file's record as JSON.") { key }, async (parsed, host, token) =>
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(await FindAsync(host, parsed.GetRequiredValue(key), token), QuestionJson.Indented)));
    }

    private static Command Get()
    {
        var key = Key();
        var output = new Option<string?>("--out", "-o") { Description = "File to write to, instead of stdout.", HelpName = "FILE" };
        return With(new Command("get", "Writes a file's content.") { key, output }, async (parsed, host, token) =>
        {
            var file = await FindAsync(host, parsed.GetRequiredValue(key), token);
            var content = await host.GetRequiredService<FileLibrary>().ReadAsync(file, token)
                ?? throw new CommandRefusal($"The content of {file.Name} is gone.", ExitCode.Failed);
            await using Stream target = parsed.GetValue(output) is { } path ? File.Create(path) : Console.OpenStandardOutput();
            await target.WriteAsync(content.ToMemory(), token);
        });
    }

    private static Command Delete()
    {
        var keys = new Argument<string[]>("FILE") { Description = "Paths or ids.", Arity = ArgumentArity.OneOrMore };
        return With(new Command("delete", "Deletes files, at the model service too.") { keys }, async (parsed, host, token) =>
        {
            foreach (string key in parsed.GetRequiredValue(keys))
            {
                switch (await host.GetRequiredService<FileHoldings>().DeleteAsync(key, token))
                {
                    case FileOutcome.Deleted deleted:
                        await Console.Out.WriteLineAsync($"Deleted {deleted.File.Name}.");
                        break;
                    case FileOutcome.Refused refused:
                        throw new CommandRefusal(refused.Message);
                    default:
                        throw Unknown(key);
                }
            }
        });
    }

    private static Argument<string> Key() => new("FILE") { Description = "Path or id." };

    private static async Task<KeptFile> FindAsync(IServiceProvider host, string key, CancellationToken cancellationToken) =>
        await host.GetRequiredService<FileLibrary>().FindAsync(key, cancellationToken) ?? throw Unknown(key);

    private static CommandRefusal Unknown(string key) => new($"There is no file '{key}'; 'tally files list' lists them.");

    private static Command With(Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task> action)
    {
        var home = SharedOptions.Home();
        var verbose = SharedOptions.Verbose();
        command.Options.Add(home);
        command.Options.Add(verbose);
        command.SetAction((parsed, cancellationToken) => CommandEdge.RunAsync(
            async token =>
            {
                var settings = new HostSettings { Home = parsed.GetValue(home), Verbose = parsed.GetValue(verbose), ReachesModel = command.Name == "delete" };
                await using var host = await TallyHost.StartAsync(settings, token);
                await action(parsed, host.Services, token);
                return ExitCode.Answered;
            },
            cancellationToken));
        return command;
    }
}
