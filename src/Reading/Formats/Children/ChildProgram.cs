using Shirube.Domain;

namespace Shirube.Reading.Formats.Children;

/// <summary>A program of the operating system that reads for us.</summary>
/// <param name="Name">As it is called in a shell.</param>
/// <param name="Package">The Debian package that holds it.</param>
internal sealed record ChildProgram(string Name, string Package)
{
    /// <summary>Where it lies; null where it is not installed. Looked up at each call: it may be installed while we run.</summary>
    public string? Path =>
        (Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => System.IO.Path.Combine(folder, Name))
            .FirstOrDefault(File.Exists);

    public bool IsInstalled => Path != null;

    public Message Missing(string file) =>
        new(
            $"{file} を読むには {Name} が必要ですが、導入されていません。管理者として apt-get install {Package} を実行してから、もう一度取り込んでください。",
            $"Reading {file} needs {Name}, which is not installed. Run apt-get install {Package} as administrator and import the file again."
        );
}
