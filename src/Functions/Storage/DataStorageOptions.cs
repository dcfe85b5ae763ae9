using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Tally.Functions.Storage;

/// <summary>
/// Where datasets, questions and their artifacts live: the connection named <c>DataStorage</c>, in the form the blob trigger
/// reads it. Either service URIs, reached with a managed identity, or one connection string (Azurite, or an explicit opt-in
/// to keys).
/// </summary>
public sealed class DataStorageOptions
{
    public const string Connection = "DataStorage";

    public string? ConnectionString { get; set; }

    public Uri? BlobServiceUri { get; set; }

    public Uri? TableServiceUri { get; set; }

    /// <summary>Client id of the user-assigned identity; the default credential chain when empty.</summary>
    public string? ClientId { get; set; }

    /// <summary>Container of what Tally writes; people drop files into <c>incoming</c>, which is another.</summary>
    public string Container { get; set; } = "tally";

    /// <summary>Put in front of each table's name, letters and digits only, so that apps can share an account.</summary>
    public string TablePrefix { get; set; } = "tally";

    internal static void Read(DataStorageOptions options, IConfiguration configuration)
    {
        var section = configuration.GetSection(Connection);
        section.Bind(options);
        options.ConnectionString = section.Value ?? options.ConnectionString;
    }
}

/// <summary>Says everything that is wrong with the options at once, before the first request.</summary>
internal sealed class DataStorageOptionsCheck : IValidateOptions<DataStorageOptions>
{
    public ValidateOptionsResult Validate(string? name, DataStorageOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(DataStorageOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            if (!IsHttps(options.BlobServiceUri))
                yield return "DataStorage__blobServiceUri must be an https address (or set DataStorage to a connection string).";
            if (!IsHttps(options.TableServiceUri))
                yield return "DataStorage__tableServiceUri must be an https address (or set DataStorage to a connection string).";
        }

        if (options.Container is not { Length: >= 3 and <= 63 } || options.Container.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
            yield return "DataStorage__container must be 3 to 63 lower-case letters, digits and hyphens.";
        if (options.TablePrefix is not { Length: >= 1 and <= 40 } || !char.IsAsciiLetter(options.TablePrefix[0]) || !options.TablePrefix.All(char.IsAsciiLetterOrDigit))
            yield return "DataStorage__tablePrefix must begin with a letter and hold at most 40 letters and digits.";
    }

    private static bool IsHttps(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "https" };
}
