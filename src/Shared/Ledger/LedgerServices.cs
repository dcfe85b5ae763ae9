using Microsoft.Extensions.DependencyInjection;

namespace Tally.Ledger;

public static class LedgerServices
{
    /// <summary>Adds the gate.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services) => services.AddSingleton<IGate, Gate>();
}
