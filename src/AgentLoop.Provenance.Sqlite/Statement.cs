using System.Security.Cryptography;
using System.Text;
using SQLitePCL;

namespace AgentLoop.Provenance.Sqlite;

/// <summary>
/// A prepared statement that takes and gives spans. <c>SqliteCommand</c> would copy each blob into an array of its own, and wait for
/// a locked database in steps of 150 ms.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly Database database;
    private readonly sqlite3_stmt handle;

    public Statement(Database database, string sql)
    {
        this.database = database;
        database.Check(raw.sqlite3_prepare_v3(database.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out handle));
    }

    public Statement Bind(int index, long value)
    {
        database.Check(raw.sqlite3_bind_int64(handle, index, value));
        return this;
    }

    public Statement Bind(int index, string value)
    {
        database.Check(raw.sqlite3_bind_text(handle, index, Encoding.UTF8.GetBytes(value)));
        return this;
    }

    /// <summary>Binds a text that is in UTF-8 already.</summary>
    public Statement BindText(int index, ReadOnlySpan<byte> value)
    {
        database.Check(raw.sqlite3_bind_text(handle, index, value.IsEmpty ? ""u8 : value));
        return this;
    }

    public Statement Bind(int index, ReadOnlySpan<byte> value)
    {
        // an empty span has no address, and would be bound as NULL
        database.Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(handle, index, 0) : raw.sqlite3_bind_blob(handle, index, value));
        return this;
    }

    public Statement Bind(int index, Digest value)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        value.CopyTo(hash);
        return Bind(index, hash);
    }

    /// <summary>Goes to the next row; says whether there is one.</summary>
    public bool Step()
    {
        int code = raw.sqlite3_step(handle);
        database.Check(code);
        return code == raw.SQLITE_ROW;
    }

    /// <summary>Steps once and makes the statement ready for its next use.</summary>
    public bool Run()
    {
        try
        {
            return Step();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Steps once, reads the number in the first column of that row, zero where there is none, and makes the statement ready for its next use.</summary>
    public long ReadNumber()
    {
        try
        {
            return Step() ? GetNumber(0) : 0;
        }
        finally
        {
            Reset();
        }
    }

    public long GetNumber(int column) => raw.sqlite3_column_int64(handle, column);

    /// <summary>The whole text, also behind a NUL.</summary>
    public string GetText(int column) => Encoding.UTF8.GetString(GetBytes(column));

    /// <summary>The bytes where SQLite holds them: good until the next step.</summary>
    public ReadOnlySpan<byte> GetBytes(int column) => raw.sqlite3_column_blob(handle, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    /// <summary>The digest, or the default value where something else is stored.</summary>
    public Digest GetDigest(int column)
    {
        ReadOnlySpan<byte> bytes = GetBytes(column);
        return bytes.Length == SHA256.HashSizeInBytes ? Digest.FromHash(bytes) : default;
    }

    public void Reset() => raw.sqlite3_reset(handle);

    public void Dispose() => handle.Dispose();
}
