using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tally.Queries;

public static class QueriesServiceCollectionExtensions
{
    /// <summary>Registers the query engine; it reads through the registered <see cref="Datasets.IDatasetLibrary"/>.</summary>
    public static IServiceCollection AddQueries(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IQueryEngine, QueryEngine>();
        return services;
    }
}
