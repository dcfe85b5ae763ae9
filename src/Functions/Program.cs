using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tally.Assistants;
using Tally.Datasets;
using Tally.Functions.Ingest;
using Tally.Functions.Questions;
using Tally.Functions.Storage;
using Tally.Ingest;
using Tally.Queries;
using Tally.Questions;
using Tally.Tools;

namespace Tally.Functions;

/// <summary>The Functions app: what the triggers need, over Azure's storage.</summary>
internal static class Program
{
    public static void Main(string[] args) => Build(args).Run();

    internal static IHost Build(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddAzureStorage(builder.Configuration)
            .AddDatasetLibrary()
            .AddIngest()
            .AddSingleton<Incoming>()
            .AddSingleton<DroppedFile>()
            .AddQueries()
            .AddConfiguredModel(builder.Configuration)
            .AddTools()
            .AddAssistants()
            .AddQuestions()
            .AddApplicationInsightsTelemetryWorkerService()
            .ConfigureFunctionsApplicationInsights();
        return builder.Build();
    }
}
