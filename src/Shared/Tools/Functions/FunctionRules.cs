using System.Text.Json.Nodes;
using Tally.Queries;
using Tally.Queries.Syntax;

namespace Tally.Tools.Functions;

/// <summary>Everything that is wrong with declared functions, each in a sentence.</summary>
public static class FunctionRules
{
    private const int MostSeconds = 30;
    private const int MostBytes = 1_048_576;
    private const int DescriptionLimit = 1_024;

    public static IReadOnlyList<string> Problems(IReadOnlyList<FunctionDeclaration> functions)
    {
        var twice = functions.GroupBy(function => function.Name, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => $"There are two functions \"{group.Key}\".");
        return [.. twice, .. functions.SelectMany(Problems)];
    }

    private static IEnumerable<string> Problems(FunctionDeclaration function)
    {
        if (!IsName(function.Name))
        {
            yield return $"\"{function.Name}\" is no name of a function: 1 to 64 letters, digits, \"-\" or \"_\".";
            yield break;
        }

        if (string.IsNullOrWhiteSpace(function.Description) || function.Description.Length > DescriptionLimit)
            yield return $"{function.Name} needs a description of at most {DescriptionLimit} characters.";
        var schema = StrictSchema.Problems(function.Parameters, $"The parameters of {function.Name}");
        foreach (string problem in schema)
            yield return problem;
        var parameters = function.Parameters["properties"] as JsonObject ?? [];
        var about = function switch
        {
            { Http: { } http, Query: null } => Http(function.Name, http, parameters),
            { Http: null, Query: { } query } => Query(function.Name, query, parameters),
            _ => [$"{function.Name} needs either \"http\" or \"query\", and not both."],
        };
        foreach (string problem in about)
            yield return problem;
    }

    private static IEnumerable<string> Http(string name, HttpFunction http, JsonObject parameters)
    {
        if (http.Method is not ("GET" or "POST"))
            yield return $"The method of {name} is GET or POST.";
        if (http.Method == "GET" && http.Body is not null)
            yield return $"{name} is a GET and cannot have a body.";
        if (UrlTemplate.Problem(http.Url) is { } wrong)
            yield return $"The url of {name} {wrong}.";
        foreach (string unknown in UrlTemplate.Names(http.Url).Concat(HttpFunctionTool.Names(http.Body)).Where(used => !parameters.ContainsKey(used)).Distinct())
            yield return $"{name} uses {{{unknown}}}, which is not among its parameters.";
        foreach (string setting in http.Headers.Values.SelectMany(FunctionSettings.Named).Where(setting => !FunctionSettings.MayName(setting)))
            yield return $"A header of {name} names the setting {setting}; headers may use settings that begin with {FunctionSettings.Prefix}.";
        if (http.Headers.Any(header => header.Key.Any(letter => letter is <= ' ' or ':' or > '~') || header.Value.Any(char.IsControl)))
            yield return $"A header of {name} is not one.";
        if (http.TimeoutSeconds is < 1 or > MostSeconds)
            yield return $"The timeout of {name} is between 1 and {MostSeconds} seconds.";
        if (http.MaxBytes is < 1 or > MostBytes)
            yield return $"{name} may read between 1 and {MostBytes} bytes.";
        if (http.Response is { } path && !JsonPath.IsPath(path))
            yield return $"The response of {name} is a path such as data.items or series[0].points.";
        if (http.Columns.FirstOrDefault(column => column.Value.Type is not (null or "number" or "text")) is { Key: { } odd })
            yield return $"The type of the column {odd} of {name} is number or text.";
    }

    private static IEnumerable<string> Query(string name, QueryFunction query, JsonObject parameters)
    {
        var used = SqlParameters.Names(query.Sql);
        foreach (string unknown in used.Where(one => !parameters.ContainsKey(one)))
            yield return $"The query of {name} uses :{unknown}, which is not among its parameters.";
        foreach (string idle in parameters.Select(parameter => parameter.Key).Where(one => !used.Contains(one)))
            yield return $"The query of {name} does not use its parameter \"{idle}\".";
        if (used.All(parameters.ContainsKey) && Misread(query.Sql, used) is { } problem)
            yield return $"The query of {name} cannot be read: {problem}";
    }

    /// <summary>Reads the statement with a list, then with a text, in the place of every parameter.</summary>
    private static string? Misread(string sql, IReadOnlyList<string> used)
    {
        string? problem = null;
        foreach (JsonNode sample in (JsonNode[])["x", new JsonArray("x")])
        {
            var arguments = System.Text.Json.JsonSerializer.SerializeToElement(
                new JsonObject(used.Select(name => KeyValuePair.Create(name, (JsonNode?)sample.DeepClone()))));
            try
            {
                Parser.Parse(SqlParameters.Bind(sql, arguments), QueryLimits.Default);
                return null;
            }
            catch (QueryRefusedException refused)
            {
                problem ??= refused.Error.Message;
            }
        }

        return problem;
    }

    private static bool IsName(string name) =>
        name is { Length: > 0 and <= 64 } && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
