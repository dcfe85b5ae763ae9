using System.Text.Json;
using System.Text.RegularExpressions;
using Tally.Functions.Contract.Tests.Support;

namespace Tally.Functions.Contract.Tests.Infra;

/// <summary>
/// The files a template gallery and its tools read, against what their published schemas say: for azure.yaml the properties and values
/// of azure-dev's v1.0 schema that it uses, for the parameters ARM's 2019-04-01 schema.
/// </summary>
public sealed partial class TemplateTests
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>A pattern of what may stand at each place; a value's own pattern after the equals sign.</summary>
    private static readonly string[] Schema =
    [
        "^name=[a-z0-9][a-z0-9-]*[a-z0-9]$", "^metadata$", @"^metadata\.template=\S+@\S+$",
        "^infra$", @"^infra\.provider=(bicep|terraform)$", @"^infra\.(path|module)=\S+$",
        "^services$", @"^services\.[\w-]+$", @"^services\.[\w-]+\.project=\./\S+$", @"^services\.[\w-]+\.language=(dotnet|csharp|fsharp|py|python|js|ts|java)$",
        @"^services\.[\w-]+\.host=(appservice|containerapp|function|staticwebapp|aks)$",
        "^hooks$", @"^hooks\.(pre|post)(provision|deploy|package|restore|up|down|infracreate|infradelete)$", @"^hooks\.\w+\.(windows|posix)$",
        @"^hooks\.\w+\.\w+\.shell=(sh|pwsh)$", @"^hooks\.\w+\.\w+\.run=\S.*$", @"^hooks\.\w+\.\w+\.(interactive|continueOnError)=(true|false)$",
    ];

    [Fact]
    public void Azure_yaml_says_only_what_its_schema_knows()
    {
        var lines = Lines(File.ReadAllLines(Repository.At("azure.yaml"))).ToList();
        Assert.All(lines, line => Assert.Contains(Schema, pattern => Regex.IsMatch(line, pattern)));
        foreach (string needed in new[] { "name=", "services", "hooks.postdeploy.windows.shell=pwsh", "hooks.postdeploy.posix.shell=sh" })
            Assert.Contains(lines, line => line.StartsWith(needed, StringComparison.Ordinal));
    }

    [Fact]
    public void Parameters_are_values_and_nothing_else()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Repository.At("infra", "main.parameters.json")));
        Assert.Equal(["$schema", "contentVersion", "parameters"], json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal("https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", json.RootElement.GetProperty("$schema").GetString());
        Assert.Matches(@"^\d+(\.\d+){3}$", json.RootElement.GetProperty("contentVersion").GetString());
        Assert.All(json.RootElement.GetProperty("parameters").EnumerateObject(), parameter =>
        {
            Assert.Equal("value", Assert.Single(parameter.Value.EnumerateObject()).Name);
            Assert.Matches(@"^\$\{[A-Z0-9_]+(=[^}]*)?\}$", parameter.Value.GetProperty("value").GetString());
        });
    }

    [Theory]
    [InlineData(".devcontainer/devcontainer.json", "image")]
    [InlineData(".vscode/extensions.json", "recommendations")]
    [InlineData(".vscode/launch.json", "configurations")]
    [InlineData(".vscode/tasks.json", "tasks")]
    [InlineData(".vscode/settings.json", "azureFunctions.projectSubpath")]
    [InlineData("host.json", "version")]
    public void Settings_of_tools_are_json(string path, string member)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Repository.At(path.Split('/'))), Lenient);
        Assert.True(json.RootElement.TryGetProperty(member, out _), path);
    }

    [Fact]
    public void The_workflow_signs_in_without_a_secret_and_runs_the_tests_first()
    {
        string workflow = File.ReadAllText(Repository.At(".github", "workflows", "azure-dev.yml"));
        Assert.Contains("id-token: write", workflow, StringComparison.Ordinal);
        Assert.Contains("--federated-credential-provider github", workflow, StringComparison.Ordinal);
        Assert.Contains("needs: test", workflow, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets.", workflow, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("LICENSE")]
    [InlineData("CHANGELOG.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("CODE_OF_CONDUCT.md")]
    [InlineData("SECURITY.md")]
    [InlineData("SUPPORT.md")]
    public void What_a_gallery_expects_is_there(string file) => Assert.True(new FileInfo(Repository.At(file)).Length > 200, file);

    /// <summary>Each line as its path, with its value after an equals sign where it has one.</summary>
    private static IEnumerable<string> Lines(IEnumerable<string> yaml)
    {
        var path = new List<string>();
        foreach (string line in yaml)
        {
            if (line.TrimStart() is "" or ['#', ..])
                continue;
            var match = Entry().Match(line);
            Assert.True(match.Success, line);
            int depth = match.Groups[1].Length / 2;
            path.RemoveRange(depth, path.Count - depth);
            path.Add(match.Groups[2].Value);
            yield return string.Join('.', path) + (match.Groups[3].Length > 0 ? "=" + match.Groups[3].Value : "");
        }
    }

    [GeneratedRegex(@"^((?:  )*)([\w-]+):(?: (.+))?$")]
    private static partial Regex Entry();
}
