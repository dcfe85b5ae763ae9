using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tally.Functions.Contract.Tests.Support;

/// <summary>The app as its own entry point builds it, with the settings given; over the emulator, with data of its own.</summary>
internal sealed class App : IDisposable
{
    private readonly IHost host;

    public App(Azurite azurite, params (string Name, string Value)[] settings)
        : this(azurite, "http://127.0.0.1:1/openai/v1/", settings)
    {
    }

    public App(Azurite azurite, string endpoint, params (string Name, string Value)[] settings)
        : this([
            .. settings, ("DataStorage", azurite.ConnectionString), ("DataStorage:container", "t" + Guid.NewGuid().ToString("N")), ("DataStorage:tablePrefix", "t" + Guid.NewGuid().ToString("N")),
            ("AZURE_OPENAI_ENDPOINT", endpoint), ("AZURE_OPENAI_DEPLOYMENT", "tally-analyst"), ("AZURE_OPENAI_API_KEY", "local"),
        ])
    {
    }

    public App(params (string Name, string Value)[] settings) =>
        host = Program.Build([.. settings.Select(setting => $"--{setting.Name}={setting.Value}")]);

    public IServiceProvider Services => host.Services;

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    public Task StartAsync(CancellationToken cancellationToken) => host.StartAsync(cancellationToken);

    public void Dispose() => host.Dispose();
}
