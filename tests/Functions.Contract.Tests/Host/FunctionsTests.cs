using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Tally.Functions.Contract.Tests.Support;
using Tally.Functions.Ingest;

namespace Tally.Functions.Contract.Tests.Host;

/// <summary>What the host will find in the app when it looks for functions.</summary>
public sealed partial class FunctionsTests
{
    private static readonly IReadOnlyList<(string Name, MethodInfo Method)> Functions =
        [.. from type in typeof(IngestCsvOnScan).Assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            let function = method.GetCustomAttribute<FunctionAttribute>()
            where function is not null
            select (function.Name, method)];

    [Fact]
    public void Names_are_unique_and_fit_a_url()
    {
        Assert.NotEmpty(Functions);
        Assert.Equal(Functions.Count, Functions.Select(function => function.Name.ToLowerInvariant()).Distinct().Count());
        Assert.All(Functions, function => Assert.Matches("^[A-Za-z][A-Za-z0-9_]{0,126}$", function.Name));
    }

    [Fact]
    public void Each_has_one_trigger_and_is_public_on_a_public_class() =>
        Assert.All(Functions, function =>
        {
            Assert.Single(function.Method.GetParameters(), parameter => parameter.GetCustomAttribute<TriggerBindingAttribute>() is not null);
            Assert.True(function.Method.DeclaringType!.IsPublic, function.Name);
        });

    [Fact]
    public void The_container_can_make_every_class_that_holds_functions()
    {
        using var app = new App(
            ("DataStorage", "UseDevelopmentStorage=true"), ("AZURE_OPENAI_ENDPOINT", "https://r.openai.azure.com"), ("AZURE_OPENAI_DEPLOYMENT", "m"), ("AZURE_OPENAI_API_KEY", "k"));
        var classes = Functions.Select(function => function.Method.DeclaringType!).Where(type => !type.IsAbstract).Distinct();
        Assert.All(classes, type => Assert.NotNull(ActivatorUtilities.CreateInstance(app.Services, type)));
    }

    [Theory]
    [InlineData("IngestCsvOnEvent", BlobTriggerSource.EventGrid)]
    [InlineData("IngestCsvOnScan", BlobTriggerSource.LogsAndContainerScan)]
    public void Dropped_files_trigger_with_their_collection_and_name(string name, BlobTriggerSource source)
    {
        var parameters = Functions.Single(function => function.Name == name).Method.GetParameters();
        var trigger = parameters[0].GetCustomAttribute<BlobTriggerAttribute>()!;
        Assert.Equal("incoming/{collection}/{name}", trigger.BlobPath);
        Assert.Equal("DataStorage", trigger.Connection);
        Assert.Equal(source, trigger.Source);
        var expressions = Expression().Matches(trigger.BlobPath).Select(match => match.Groups[1].Value);
        Assert.Empty(expressions.Except(parameters.Select(parameter => parameter.Name)));
    }

    [Fact]
    public void Activities_of_a_question_are_named_as_the_steps()
    {
        var activities = Functions.Where(function => function.Method.GetParameters()[0].GetCustomAttribute<ActivityTriggerAttribute>() is not null).Select(function => function.Name);
        Assert.Superset(
            new HashSet<string> { "CreateConversation", "CreateMessage", "StartRun", "PollRun", "CallTool", "SubmitToolOutputs", "CollectAnswer", "Gate" },
            activities.ToHashSet());
    }

    [Fact]
    public void Http_functions_ask_for_a_key_unless_they_show_nothing() =>
        Assert.All(Http(), function => Assert.True(
            function.Trigger.AuthLevel == AuthorizationLevel.Function || function.Name is "Health" or "OpenApi" or "Page", function.Name));

    [Fact]
    public void No_two_http_functions_answer_the_same_method_and_route()
    {
        var answers = Http().SelectMany(function => function.Trigger.Methods!.Select(
            method => $"{method} {Expression().Replace(function.Trigger.Route!, "{}")}")).ToList();
        Assert.Equal(answers.Count, answers.Distinct().Count());
    }

    [Fact]
    public void Of_the_two_triggers_for_files_the_example_settings_switch_off_one()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Repository.At("local.settings.example.json")));
        var values = json.RootElement.GetProperty("Values");
        Assert.Equal("true", values.GetProperty("AzureWebJobs.IngestCsvOnEvent.Disabled").GetString());
        Assert.Equal("false", values.GetProperty("AzureWebJobs.IngestCsvOnScan.Disabled").GetString());
    }

    [Fact]
    public void Every_example_setting_is_explained()
    {
        string guide = File.ReadAllText(Repository.At("docs", "local.md"));
        using var json = JsonDocument.Parse(File.ReadAllText(Repository.At("local.settings.example.json")));
        var names = json.RootElement.GetProperty("Values").EnumerateObject().Select(value => value.Name).Where(name => name != "FUNCTIONS_WORKER_RUNTIME");
        Assert.All(names, name => Assert.Contains($"`{name}`", guide, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, HttpTriggerAttribute Trigger)> Http() =>
        from function in Functions
        from parameter in function.Method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        select (function.Name, trigger);

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Expression();
}
