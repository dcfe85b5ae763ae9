using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Tally.Local.Hosting;

namespace Tally.Local.Commands;

/// <summary><c>tally serve</c>: the HTTP API on this machine.</summary>
internal static class ServeCommand
{
    private const int DefaultPort = 7071;

    public static Command Create()
    {
        var data = SharedOptions.Data();
        var port = new Option<int>("--port") { Description = "Loopback port; 0 takes a free one.", DefaultValueFactory = _ => DefaultPort, HelpName = "N" };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                result.AddError("--port takes a whole number from 0 to 65535.");
            }
        });
        var model = SharedOptions.Model();
        var home = SharedOptions.Home();
        var verbose = SharedOptions.Verbose();
        var command = new Command("serve", "Serves the HTTP API, on this machine only.") { data, port, model, home, verbose };
        command.SetAction((parsed, cancellationToken) => CommandEdge.RunAsync(
            token => ServeAsync(
                parsed.GetValue(data) ?? [],
                parsed.GetValue(port),
                new HostSettings
                {
                    Home = parsed.GetValue(home),
                    Verbose = parsed.GetValue(verbose),
                    Model = parsed.GetValue(model),
                    AsksModel = true,
                },
                token),
            cancellationToken));
        return command;
    }

    private static async Task<int> ServeAsync(
        IReadOnlyList<string> data, int port, HostSettings settings, CancellationToken cancellationToken)
    {
        await using var host = await TallyHost.StartAsync(settings, cancellationToken);
        await DataPaths.OpenAsync(host.Services, data, cancellationToken);
        await using var api = ApiServer.Create(host.Services, port);
        try
        {
            await api.StartAsync(cancellationToken);
        }
        catch (IOException)
        {
            throw new CommandRefusal($"Port {port} is in use; name another with --port.", ExitCode.Failed);
        }

        await Console.Out.WriteLineAsync($"Listening on {api.Urls.First()}/api; stop with Ctrl+C.");
        await api.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Answered;
    }
}
