#nullable disable
using System.Collections;

namespace Azure.Data.Tables;

public interface ITableEntity
{
    string PartitionKey { get; set; }

    string RowKey { get; set; }

    DateTimeOffset? Timestamp { get; set; }

    ETag ETag { get; set; }
}

public enum TableUpdateMode
{
    Merge = 0,
    Replace = 1,
}

public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);

    public TableEntity()
    {
    }

    public TableEntity(string partitionKey, string rowKey) => (PartitionKey, RowKey) = (partitionKey, rowKey);

    public string PartitionKey
    {
        get => GetString("PartitionKey");
        set => values["PartitionKey"] = value;
    }

    public string RowKey
    {
        get => GetString("RowKey");
        set => values["RowKey"] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset("Timestamp");
        set => values["Timestamp"] = value;
    }

    public ETag ETag
    {
        get => values.TryGetValue("odata.etag", out object tag) ? new ETag((string)tag) : default;
        set => values["odata.etag"] = value.ToString();
    }

    public ICollection<string> Keys => values.Keys;

    public int Count => values.Count;

    ICollection<object> IDictionary<string, object>.Values => values.Values;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <summary>Null for a property that is not there, as published.</summary>
    public object this[string key]
    {
        get => values.GetValueOrDefault(key);
        set => values[key] = value;
    }

    public string GetString(string key) => (string)this[key];

    public byte[] GetBinary(string key) => this[key] switch { BinaryData data => data.ToArray(), var other => (byte[])other };

    public int? GetInt32(string key) => (int?)this[key];

    public long? GetInt64(string key) => (long?)this[key];

    public bool? GetBoolean(string key) => (bool?)this[key];

    public DateTimeOffset? GetDateTimeOffset(string key) => (DateTimeOffset?)this[key];

    public void Add(string key, object value) => values.Add(key, value);

    public bool ContainsKey(string key) => values.ContainsKey(key);

    public bool Remove(string key) => values.Remove(key);

    public bool TryGetValue(string key, out object value) => values.TryGetValue(key, out value);

    public void Clear() => values.Clear();

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => values.GetEnumerator();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => values.Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => values.Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)values).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)values).Remove(item);
}
