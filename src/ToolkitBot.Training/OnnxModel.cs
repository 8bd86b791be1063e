using System.Runtime.InteropServices;
using Google.Protobuf;

namespace ToolkitBot.Training;

/// <summary>
/// The weights in an ONNX file. Only what is needed of the format (onnx.proto3) is read: the nodes of the graph, which
/// say what a matrix without a name is for, and the tensors.
/// </summary>
internal sealed class OnnxModel
{
    private const int ModelGraph = 7;
    private const int GraphNode = 1;
    private const int GraphTensor = 5;
    private const int NodeInput = 1;
    private const int NodeOutput = 2;
    private const int TensorName = 8;
    private const int TensorBytes = 9;

    private readonly Dictionary<string, byte[]> tensors = new(StringComparer.Ordinal);
    private readonly List<(List<string> Inputs, string Output)> nodes = [];

    public OnnxModel(byte[] file) =>
        Read(
            file,
            (field, part) =>
            {
                if (field == ModelGraph)
                {
                    Read(part, ReadGraph);
                }
            }
        );

    /// <summary>The numbers of a tensor.</summary>
    public float[] Tensor(string name) => MemoryMarshal.Cast<byte, float>(tensors[name]).ToArray();

    /// <summary>
    /// The weights of a fully connected layer, a row for each input. The file has them under a number: they are
    /// multiplied with the inputs, and the product is added to the layer's bias.
    /// </summary>
    public float[] Dense(string name)
    {
        var sum = nodes.Single(node => node.Inputs.Contains($"{name}.bias"));
        var product = nodes.Single(node => sum.Inputs.Contains(node.Output));
        return Tensor(product.Inputs[1]);
    }

    private void ReadGraph(int field, byte[] part)
    {
        if (field == GraphNode)
        {
            ReadNode(part);
        }
        else if (field == GraphTensor)
        {
            ReadTensor(part);
        }
    }

    private void ReadNode(byte[] node)
    {
        var inputs = new List<string>();
        var output = "";
        Read(
            node,
            (field, part) =>
            {
                if (field == NodeInput)
                {
                    inputs.Add(Text(part));
                }
                else if (field == NodeOutput)
                {
                    output = Text(part);
                }
            }
        );
        nodes.Add((inputs, output));
    }

    private void ReadTensor(byte[] tensor)
    {
        var (name, bytes) = ("", Array.Empty<byte>());
        Read(
            tensor,
            (field, part) =>
            {
                if (field == TensorName)
                {
                    name = Text(part);
                }
                else if (field == TensorBytes)
                {
                    bytes = part;
                }
            }
        );
        tensors[name] = bytes;
    }

    /// <summary>Reads the fields of a message that have a length; the others are passed over.</summary>
    private static void Read(byte[] message, Action<int, byte[]> take)
    {
        var input = new CodedInputStream(message);
        while (input.ReadTag() is not 0 and var tag)
        {
            if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
            {
                take(WireFormat.GetTagFieldNumber(tag), input.ReadBytes().ToByteArray());
            }
            else
            {
                input.SkipLastField();
            }
        }
    }

    private static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);
}
