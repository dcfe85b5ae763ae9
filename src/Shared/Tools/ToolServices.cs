using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tally.Queries;
using Tally.Tools.Functions;

namespace Tally.Tools;

/// <summary>Registers what the model may call.</summary>
public static class ToolServices
{
    public static IServiceCollection AddTools(this IServiceCollection services)
    {
        services.TryAddSingleton(new ToolLimits());
        services.TryAddSingleton(QueryLimits.Default);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ITool, ListDatasets>();
        services.AddSingleton<ITool, DescribeDataset>();
        services.AddSingleton<ITool, QueryTool>();
        services.AddSingleton<ITool, Calculate>();
        services.AddSingleton<ITool, DrawChart>();
        services.TryAddSingleton(_ => FunctionSettings.FromEnvironment());
        services.TryAddSingleton<FunctionClient>();
        services.TryAddSingleton<FunctionTools>();
        services.TryAddSingleton<ToolBox>();
        return services;
    }
}
