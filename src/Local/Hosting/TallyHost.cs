using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tally.Assistants;
using Tally.Datasets;
using Tally.Http;
using Tally.Ingest;
using Tally.Ledger;
using Tally.Local.Output;
using Tally.Local.SelfTests;
using Tally.Model;
using Tally.ModelEmulator;
using Tally.ModelEmulator.Analyst;
using Tally.Queries;
using Tally.Questions;
using Tally.Refresh;
using Tally.SelfTests;
using Tally.Tools;
using Tally.Upkeep;

namespace Tally.Local.Hosting;

/// <summary>The whole product in one process: its home folder held, its services wired, a model to ask.</summary>
internal sealed class TallyHost : IAsyncDisposable
{
    private readonly HomeFolder _home;
    private readonly EmulatorHost? _emulator;
    private readonly ServiceProvider _services;

    private TallyHost(HomeFolder home, EmulatorHost? emulator, ServiceProvider services)
    {
        _home = home;
        _emulator = emulator;
        _services = services;
    }

    public IServiceProvider Services => _services;

    /// <summary>Starts everything a command may need; the emulator only where a model is asked and none is configured.</summary>
    public static async Task<TallyHost> StartAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        var home = HomeFolder.Open(settings.Home);
        EmulatorHost? emulator = null;
        try
        {
            var services = new ServiceCollection();
            services.AddLogging(logging => Configure(logging, settings.Verbose));
            if (settings.AsksModel)
            {
                emulator = await AddModelAsync(services, settings, cancellationToken);
            }
            else if (settings.ReachesModel && ModelEnvironment.Read(Environment.GetEnvironmentVariable) is ModelSetting.Found { Options: var kept })
            {
                services.AddSingleton(ModelServices.CreateFiles(kept, TimeProvider.System));
            }

            services.AddSingleton(settings.Reader ?? LimitSettings.Read());
            AddProduct(services, home.Path);

            return new TallyHost(home, emulator, services.BuildServiceProvider());
        }
        catch
        {
            if (emulator is not null)
            {
                await emulator.DisposeAsync();
            }

            home.Dispose();
            throw;
        }
    }

    /// <summary>The product's rooms, in the order data goes through them.</summary>
    private static void AddProduct(IServiceCollection services, string home)
    {
        services.AddTally(home);
        services.AddUpkeep();
        services.AddLocalSources(home);
        services.AddSingleton<RefreshTimer>();
        services.AddHttpApi();
        services.AddSelfTests();
        services.AddSingleton<ISelfTestAsker, LocalSelfTestAsker>();
        services.AddSingleton<SelfTestQueue>();
        services.AddSingleton<ISelfTestQueue>(provider => provider.GetRequiredService<SelfTestQueue>());
        services.AddSingleton<SelfTestWorker>();
        services.AddSingleton<LiveEvents>();
        services.AddSingleton<Asking>();
        services.AddSingleton<ChartFiles>();
        services.AddSingleton<MadeFiles>();
        services.AddSingleton<AssistantRuns>();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }

        _home.Dispose();
    }

    private static void Configure(ILoggingBuilder logging, bool verbose) =>
        logging.SetMinimumLevel(verbose ? LogLevel.Information : LogLevel.Warning)
            .AddSimpleConsole(console => console.SingleLine = true)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

    private static async Task<EmulatorHost?> AddModelAsync(
        IServiceCollection services, HostSettings settings, CancellationToken cancellationToken)
    {
        switch (ModelEnvironment.Read(Environment.GetEnvironmentVariable))
        {
            case ModelSetting.Found found:
                var options = settings.Model is { } name ? found.Options with { Model = name } : found.Options;
                services.AddSingleton(ModelServices.Create(options, TimeProvider.System));
                services.AddSingleton(ModelServices.CreateFiles(options, TimeProvider.System));
                await Console.Error.WriteLineAsync($"Asking {options.Model} at {options.Endpoint}.");
                return null;

            case ModelSetting.Incomplete incomplete:
                throw new CommandRefusal(incomplete.Message);

            case ModelSetting.None:
                return await StartEmulatorAsync(services, settings, cancellationToken);

            default:
                throw new UnreachableException();
        }
    }

    private static async Task<EmulatorHost> StartEmulatorAsync(
        IServiceCollection services, HostSettings settings, CancellationToken cancellationToken)
    {
        var options = new EmulatorOptions { Analyst = new RuleBasedAnalyst(), Faults = EmulatorFaults() };
        if (settings.Model is { } name && !options.Models.Contains(name))
        {
            throw new CommandRefusal(
                $"No model service is configured, and the built-in analyst is not called '{name}'; set {string.Join(" and ", ModelEnvironment.Names.Take(2))}, or OPENAI_API_KEY and OPENAI_MODEL.");
        }

        var emulator = await EmulatorHost.StartAsync(options, cancellationToken);
        var local = new ModelOptions { Endpoint = emulator.BaseAddress, Model = options.Models[0], ApiKey = "local", Level = ModelLevel.Conversation };
        services.AddSingleton(ModelServices.Create(local, TimeProvider.System));
        services.AddSingleton(ModelServices.CreateFiles(local, TimeProvider.System));
        services.AddSingleton(PollSchedule.Loopback);
        await Console.Error.WriteLineAsync($"No model service is configured: asking the built-in rule-based analyst ({options.Models[0]}).");
        return emulator;
    }

    /// <summary>Lets the whole command be tried against a service that misbehaves.</summary>
    private static string[] EmulatorFaults() =>
        Environment.GetEnvironmentVariable("TALLY_EMULATOR_FAULTS") is { Length: > 0 } faults
            ? faults.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [];
}
