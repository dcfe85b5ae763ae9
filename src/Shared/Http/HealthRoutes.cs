using System.Reflection;
using Microsoft.AspNetCore.Http;
using Tally.Datasets;
using Tally.Model;

namespace Tally.Http;

/// <summary>Whether the app can do its work, and with what.</summary>
public sealed class HealthRoutes(IDatasetLibrary library, IModelService model)
{
    public async Task<IResult> GetAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var scope = await library.CurrentAsync(cancellationToken);
        return TypedResults.Json(
            new HealthDocument("ok", Version, model.ModelName, scope.Collections.Count, scope.Datasets.Count()),
            TallyJson.Options);
    }

    private static string Version { get; } =
        typeof(HealthRoutes).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private sealed record HealthDocument(string Status, string Version, string Model, int Collections, int Datasets);
}
