using System.Reflection;
using Microsoft.AspNetCore.Http;
using Tally.Datasets;
using Tally.Model;

namespace Tally.Http;

/// <summary>The app itself: whether it can do its work and with what, and how it is spoken to.</summary>
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

    /// <summary>The API described for programs.</summary>
    public static Task<IResult> DescribeAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult<IResult>(TypedResults.Text(ApiDescription.Json, "application/json"));
    }

    internal static string Version { get; } =
        typeof(HealthRoutes).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private sealed record HealthDocument(string Status, string Version, string Model, int Collections, int Datasets);
}
