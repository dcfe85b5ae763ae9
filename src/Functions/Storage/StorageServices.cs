using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tally.Assistants;
using Tally.Datasets;
using Tally.Files;
using Tally.Questions;
using Tally.Refresh;

namespace Tally.Functions.Storage;

/// <summary>The Azure-backed stores, in place of the file-backed ones.</summary>
internal static class StorageServices
{
    public static IServiceCollection AddAzureStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<DataStorageOptions>, DataStorageOptionsCheck>();
        services.AddOptions<DataStorageOptions>().Configure(options => DataStorageOptions.Read(options, configuration)).ValidateOnStart();
        services.AddSingleton(provider => Blobs(Options(provider)));
        services.AddSingleton(provider => Tables(Options(provider)));
        services.AddSingleton(provider => new TallyContainer(provider.GetRequiredService<BlobServiceClient>(), Options(provider).Container));
        services.AddSingleton(provider => new TallyTables(provider.GetRequiredService<TableServiceClient>(), Options(provider).TablePrefix));
        services.AddSingleton<IArtifactStore, BlobArtifactStore>();
        services.AddSingleton<ICatalogue, TableCatalogue>();
        services.AddSingleton<RunIndex>();
        services.AddSingleton<IRunStore, BlobRunStore>();
        services.AddSingleton<IConversationStore, TableConversationStore>();
        services.AddSingleton<IAssistantStore, TableAssistantStore>();
        services.AddSingleton<ISourceStore, TableSourceStore>();
        services.AddSingleton<IKeptFileStore, TableFileStore>();
        return services;
    }

    private static DataStorageOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<DataStorageOptions>>().Value;

    private static BlobServiceClient Blobs(DataStorageOptions options) =>
        string.IsNullOrWhiteSpace(options.ConnectionString)
            ? new BlobServiceClient(options.BlobServiceUri!, Credential(options))
            : new BlobServiceClient(options.ConnectionString);

    private static TableServiceClient Tables(DataStorageOptions options) =>
        string.IsNullOrWhiteSpace(options.ConnectionString)
            ? new TableServiceClient(options.TableServiceUri!, Credential(options))
            : new TableServiceClient(options.ConnectionString);

    private static TokenCredential Credential(DataStorageOptions options) =>
        string.IsNullOrWhiteSpace(options.ClientId)
            ? new DefaultAzureCredential()
            : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.ClientId));
}
