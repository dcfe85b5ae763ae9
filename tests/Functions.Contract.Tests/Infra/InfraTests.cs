using System.Text.Json;
using System.Text.RegularExpressions;
using Tally.Functions.Contract.Tests.Support;
using Tally.Functions.Ingest;

namespace Tally.Functions.Contract.Tests.Infra;

/// <summary>
/// No Bicep compiler can be had everywhere, so this is what can be checked of infra/ by reading it: that it parses, and that
/// whatever one file says of another is so.
/// </summary>
public sealed partial class InfraTests
{
    /// <summary>Functions of the language that these files use; a misspelled one is not here.</summary>
    private static readonly HashSet<string> Functions =
    [
        "allowed", "description", "empty", "environment", "guid", "loadJsonContent", "maxLength", "metadata", "minLength", "minValue",
        "subscription", "subscriptionResourceId", "tenant", "toLower", "union", "uniqueString",
    ];

    private static readonly string Root = Repository.Root;

    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(Root, "infra"), "*.bicep", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Root, path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_name_that_is_used_is_declared(string path)
    {
        var file = Read(path);
        Assert.All(file.Uses, use => Assert.True(file.Declares(use.Name), $"{path}, line {use.Line}: {use.Name} is not declared"));
        Assert.Empty(file.Calls.Except(Functions));
        Assert.All(file.Loads, load => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(file.Path)!, load)), load));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Everything_that_is_declared_is_used(string path)
    {
        var file = Read(path);
        var used = file.Uses.Select(use => use.Name).ToHashSet();
        Assert.Empty(file.Parameters.Keys.Except(used));
        Assert.Empty(file.Variables.Except(used));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Modules_are_given_what_they_ask_for_and_no_more(string path)
    {
        var file = Read(path);
        foreach (var (name, module) in file.Modules)
        {
            var target = Target(file, module);
            Assert.All(module.Parameters, given => Assert.True(target.Parameters.ContainsKey(given), $"{name} has no parameter {given}"));
            var required = target.Parameters.Where(parameter => !parameter.Value.HasDefault).Select(parameter => parameter.Key);
            Assert.Empty(required.Except(module.Parameters));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Outputs_that_are_read_are_there(string path)
    {
        var file = Read(path);
        foreach (var (chain, line) in file.Members.Where(member => file.Modules.ContainsKey(member.Path[0])))
        {
            if (chain.Length == 1)
                continue;
            Assert.True(chain is [_, "outputs", ..], $"{path}, line {line}: {string.Join('.', chain)}");
            Assert.Contains(chain[2], Target(file, file.Modules[chain[0]]).Outputs);
        }
    }

    [Fact]
    public void The_modules_are_all_used()
    {
        var main = Read("infra/main.bicep");
        var used = main.Modules.Values.Select(module => Target(main, module).Path).ToHashSet();
        Assert.Equal(Directory.GetFiles(Path.Combine(Root, "infra", "modules")).Order(), used.Order());
    }

    [Fact]
    public void Parameters_that_azd_fills_in_exist_and_the_required_ones_are_filled_in()
    {
        var main = Read("infra/main.bicep");
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "infra", "main.parameters.json")));
        var given = json.RootElement.GetProperty("parameters").EnumerateObject().Select(parameter => parameter.Name).ToList();
        Assert.Empty(given.Except(main.Parameters.Keys));
        Assert.Empty(main.Parameters.Where(parameter => !parameter.Value.HasDefault).Select(parameter => parameter.Key).Except(given));
    }

    [Fact]
    public void Abbreviations_that_are_used_are_listed_and_none_besides()
    {
        var main = Read("infra/main.bicep");
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "infra", "abbreviations.json")));
        var listed = json.RootElement.EnumerateObject().Select(abbreviation => abbreviation.Name);
        var used = main.Members.Where(member => member.Path is ["abbreviations", _]).Select(member => member.Path[1]).Distinct();
        Assert.Equal(listed.Order(), used.Order());
    }

    [Theory]
    [InlineData("infra/hooks/postdeploy.sh")]
    [InlineData("infra/hooks/postdeploy.ps1")]
    public void Hooks_read_only_what_the_deployment_puts_out(string hook)
    {
        string text = File.ReadAllText(Path.Combine(Root, hook));
        var read = Setting().Matches(text).Select(match => match.Value).Distinct();
        Assert.Empty(read.Except(Read("infra/main.bicep").Outputs));
        Assert.Contains("functionName=Host.Functions." + nameof(IngestCsvOnEvent), text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_azure_yaml_names_is_there()
    {
        string yaml = File.ReadAllText(Path.Combine(Root, "azure.yaml"));
        foreach (Match match in LocalPath().Matches(yaml))
            Assert.True(Path.Exists(Path.Combine(Root, match.Groups[1].Value)), match.Value);
        Assert.Contains("  functions:", yaml, StringComparison.Ordinal);
        Assert.Contains("'azd-service-name': 'functions'", File.ReadAllText(Path.Combine(Root, "infra", "modules", "functionapp.bicep")), StringComparison.Ordinal);
    }

    private static BicepFile Read(string path) => BicepFile.Read(Path.Combine(Root, path));

    private static BicepFile Target(BicepFile file, BicepModule module) =>
        BicepFile.Read(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file.Path)!, module.Path)));

    [GeneratedRegex("(?<![A-Za-z_])(AZURE_[A-Z_]+|INCOMING_CONTAINER)")]
    private static partial Regex Setting();

    [GeneratedRegex("(?:project|run): (\\./\\S+)")]
    private static partial Regex LocalPath();
}
