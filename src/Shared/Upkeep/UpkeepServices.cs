using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tally.Refresh;

namespace Tally.Upkeep;

/// <summary>Registers what a host's timer calls, over datasets, files and sources.</summary>
public static class UpkeepServices
{
    public static IServiceCollection AddUpkeep(this IServiceCollection services)
    {
        services.AddRefresh();
        services.TryAddSingleton<LastDone>();
        services.TryAddSingleton<KeepHouse>();
        return services;
    }
}
