using System.ComponentModel.DataAnnotations;

namespace Tally.Model;

/// <summary>Where the model is and how to speak to it.</summary>
public sealed record ModelOptions : IValidatableObject
{
    /// <summary>The address that ends in <c>/openai/v1/</c> (Azure) or <c>/v1/</c>.</summary>
    [Required]
    public Uri? Endpoint { get; set; }

    /// <summary>The model, or on Azure the deployment.</summary>
    [Required]
    [StringLength(200, MinimumLength = 1)]
    public string Model { get; set; } = "";

    /// <summary>Without a key, Entra credentials are used.</summary>
    public string? ApiKey { get; set; }

    /// <summary>How the key is sent.</summary>
    public ModelKeyHeader KeyHeader { get; set; } = ModelKeyHeader.Bearer;

    /// <summary>The scope of the Entra token; older resources take <c>https://cognitiveservices.azure.com/.default</c>.</summary>
    [Required]
    public string Scope { get; set; } = "https://ai.azure.com/.default";

    /// <summary>Forces a level instead of probing for it.</summary>
    public ModelLevel? Level { get; set; }

    /// <summary>For one request and its reply.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// For a run that is answered in the same request, where the endpoint has no background mode. Less than a question's deadline,
    /// so that the question can still say what happened.
    /// </summary>
    public TimeSpan SynchronousRunTimeout { get; set; } = TimeSpan.FromMinutes(4);

    /// <summary>How often a request that may be repeated harmlessly is tried again.</summary>
    public int Retries { get; set; } = 3;

    /// <summary>The first pause before trying again; it doubles from there.</summary>
    public TimeSpan FirstRetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>No pause is longer, whatever the service asks for.</summary>
    public TimeSpan MostRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The rules that attributes cannot say without a culture.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is { IsAbsoluteUri: false }) yield return new ValidationResult("Endpoint must be an absolute address.", [nameof(Endpoint)]);
        if (ApiKey is null && Endpoint is { IsAbsoluteUri: true, Scheme: not "https" })
        {
            yield return new ValidationResult("Without a key, Endpoint must be https: tokens are not sent in the clear.", [nameof(Endpoint)]);
        }

        if (Retries is < 0 or > 10) yield return new ValidationResult("Retries must be between 0 and 10.", [nameof(Retries)]);
        foreach ((TimeSpan value, string name) in new[] { (RequestTimeout, nameof(RequestTimeout)), (SynchronousRunTimeout, nameof(SynchronousRunTimeout)) })
        {
            if (value <= TimeSpan.Zero || value > TimeSpan.FromHours(1)) yield return new ValidationResult($"{name} must be more than nothing and at most an hour.", [name]);
        }

        foreach ((TimeSpan value, string name) in new[] { (FirstRetryDelay, nameof(FirstRetryDelay)), (MostRetryDelay, nameof(MostRetryDelay)) })
        {
            if (value < TimeSpan.Zero || value > TimeSpan.FromMinutes(5)) yield return new ValidationResult($"{name} must be between nothing and five minutes.", [name]);
        }
    }
}

public enum ModelKeyHeader
{
    /// <summary><c>Authorization: Bearer KEY</c></summary>
    Bearer,

    /// <summary><c>api-key: KEY</c></summary>
    ApiKey,
}
