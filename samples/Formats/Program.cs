using Shirube.Samples.Formats;

if (args.Length != 2)
{
    Console.Error.WriteLine(
        "usage: Formats SAMPLE.txt FOLDER | Formats PAGE.html FILE.(docx|xlsx|pdf)"
    );
    return 2;
}
if (Path.GetExtension(args[0]) == ".html")
{
    SampleFormats.Turn(args[0], args[1]);
    return 0;
}
foreach (var file in SampleFormats.Write(File.ReadAllText(args[0]), args[1]))
    Console.WriteLine(Path.Combine(args[1], file));
return 0;
