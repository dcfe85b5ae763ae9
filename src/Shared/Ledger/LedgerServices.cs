using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tally.Ledger;

public static class LedgerServices
{
    /// <summary>Adds the gate.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services) =>
        services.AddVocabularies().AddSingleton<IGate>(provider => new Gate(provider.GetRequiredService<Vocabularies>()));

    private static IServiceCollection AddVocabularies(this IServiceCollection services)
    {
        services.TryAddSingleton<Vocabularies>();
        return services;
    }
}
