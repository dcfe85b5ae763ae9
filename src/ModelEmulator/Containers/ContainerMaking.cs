using System.Text.Json;
using Tally.ModelEmulator.Files;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Containers;

/// <summary>Makes containers and puts files into them.</summary>
internal static class ContainerMaking
{
    public static (Container? Container, ApiError? Error) NewContainer(this EmulatorState state, string name, JsonElement? fileIds, string memory, long minutes)
    {
        Container container = new(state.Ids.Next("cntr_", 32), name, state.Now, minutes, memory);
        if (fileIds is { ValueKind: JsonValueKind.Array } ids)
        {
            if (ids.GetArrayLength() > 50) return (null, ApiErrors.TooMany("file_ids", 50, ids.GetArrayLength()));
            foreach (JsonElement id in ids.EnumerateArray())
            {
                if (state.FindFile(id.ToString()) is not { } file) return (null, ApiErrors.NoSuchFile(id.ToString()));
                state.AddFile(container, file.Name, file.Content, "user");
            }
        }

        state.Containers[container.Id] = container;
        return (container, null);
    }

    public static ContainerFile AddFile(this EmulatorState state, Container container, string name, ReadOnlyMemory<byte> content, string source)
    {
        ContainerFile file = new(state.Ids.Next("cfile_", 32), container.Id, name, content, source, state.Now);
        container.Files[file.Id] = file;
        container.LastActiveAt = state.Now;
        return file;
    }
}
