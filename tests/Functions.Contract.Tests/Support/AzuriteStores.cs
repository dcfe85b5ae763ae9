using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tally.Functions.Storage;

namespace Tally.Functions.Contract.Tests.Support;

/// <summary>The app's own stores, wired as the app wires them, over the emulator.</summary>
internal static class AzuriteStores
{
    public static T Get<T>(Azurite azurite)
        where T : notnull
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["DataStorage"] = azurite.ConnectionString })
            .Build();
        return new ServiceCollection().AddSingleton(TimeProvider.System).AddAzureStorage(configuration).BuildServiceProvider().GetRequiredService<T>();
    }
}
